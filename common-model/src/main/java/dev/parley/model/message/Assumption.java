package dev.parley.model.message;

/**
 * Something that the question left open, and how it was taken.
 *
 * @param words the words of the question that it is about
 * @param meaning how they were taken, to be read after the words: {@code taken as products.price}
 */
public record Assumption(String words, String meaning) {}
