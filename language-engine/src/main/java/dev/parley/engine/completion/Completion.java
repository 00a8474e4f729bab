package dev.parley.engine.completion;

/**
 * One way to go on.
 *
 * @param text the question so far, with it
 * @param completion what was added or completed
 */
public record Completion(String text, String completion, Kind kind) {

    /** What was completed. */
    public enum Kind {
        TABLE,
        COLUMN,
        VALUE,
        /** Words of a turn of phrase. */
        PHRASE,
        /** A whole question that is answered. */
        QUESTION
    }
}
