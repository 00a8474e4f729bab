package dev.parley.engine;

/**
 * Something the question did not say outright and the answer rests on.
 *
 * @param words the words of the question it is about
 * @param meaning what they were taken to mean, as a sentence for people
 */
public record Assumption(String words, String meaning) {}
