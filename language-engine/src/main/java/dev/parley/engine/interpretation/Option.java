package dev.parley.engine.interpretation;

/** One of several things that could be meant, and how likely it is. */
record Option<T>(T value, double score) {}
