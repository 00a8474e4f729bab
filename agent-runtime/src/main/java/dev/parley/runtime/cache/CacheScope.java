package dev.parley.runtime.cache;

/** What a change concerns: one key, or all keys of a region. */
public sealed interface CacheScope permits CacheKey, CacheRegion {}
