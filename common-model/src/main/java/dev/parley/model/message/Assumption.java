package dev.parley.model.message;

/**
 * Something that the question left open, and how it was taken.
 *
 * @param words the words of the question that it is about
 * @param meaning how they were taken, as a sentence
 */
public record Assumption(String words, String meaning) {}
