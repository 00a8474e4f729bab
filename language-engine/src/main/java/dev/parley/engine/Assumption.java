package dev.parley.engine;

/**
 * Something the question did not say outright and the answer rests on.
 *
 * @param words the words of the question it is about
 * @param meaning what they were taken to mean, to be read after the words and without repeating them: "taken as
 *     book.price, by what it measures"
 */
public record Assumption(String words, String meaning) {

    /** How a meaning begins for words that do not say which column they are about. */
    public static final String ABOUT = "taken to be about ";

    /** Whether the words do not say which column they are about. */
    public boolean isAbout() {
        return meaning.startsWith(ABOUT);
    }
}
