package dev.parley.engine.interpretation.reading;

/** One of several things that could be meant, and how likely it is. */
public record Option<T>(T value, double score) {}
