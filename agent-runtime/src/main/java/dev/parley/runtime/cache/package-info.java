/**
 * A cache in two levels: this process (Caffeine) over Redis. {@link dev.parley.runtime.cache.CacheManager} is what callers know.
 * It only makes things faster; nothing may depend on it for being right, and with Redis away values are computed.
 */
package dev.parley.runtime.cache;
