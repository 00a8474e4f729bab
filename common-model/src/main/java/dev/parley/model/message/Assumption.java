package dev.parley.model.message;

import java.util.UUID;

/**
 * Something that the question left open, and how it was taken.
 *
 * @param words the words of the question that it is about
 * @param meaning how they were taken, to be read after the words: {@code taken as products.price}
 * @param termId the term of the asker's own glossary that decided it: without that term it is open again. Null when none did
 */
public record Assumption(String words, String meaning, UUID termId) {

    public Assumption(String words, String meaning) {
        this(words, meaning, null);
    }
}
