package dev.parley.engine.conversation;

/**
 * What a follow-up says, as a question about {@value #ROWS}: those of the question before.
 *
 * @param text the question
 * @param kind what it is for
 * @param manner how it is to be laid over the earlier query
 */
record Wording(String text, Kind kind, Manner manner) {

    /** Stand for the rows of the earlier question: a term that means their table while a follow-up is read. */
    static final String ROWS = "followed rows";

    /** "what did they buy": something else than the rows themselves. */
    boolean asksForOthers() {
        return text.matches("(?i)what (?:do|did|does|have|has)\\b.*");
    }

    /** A sum of something, and no number of rows. */
    boolean asksHowMuch() {
        return text.matches("(?i)how much\\b.*");
    }

    /** Stands for the date that the rows came about on. */
    static final String DATE = "followed date";

    /** What the words are to give. */
    enum Kind {
        /** A whole sentence with a word for the rows in it: anything. */
        SENTENCE,
        /** A part of one: conditions, an order, a limit. */
        PART,
        /** Columns to show. */
        COLUMNS,
        /** Groups; that rows are counted in them was not said. */
        GROUPS,
        /** A number computed over the rows. */
        MEASURE
    }

    /**
     * @param adds beside what is there, and not in its place: "also", "with"
     * @param narrows of the rows that are there: "only"
     * @param refers whether a word stands for the rows: "those"
     * @param named whether that word stands for who or what each row is: "their", "they"
     * @param beside how a value stands to the one before it
     */
    record Manner(boolean adds, boolean narrows, boolean refers, boolean named, Beside beside) {}

    /** Whether rows come to those that are there. */
    enum Beside {
        NOTHING,
        /** "also Paris": where there is another value, and else a further condition. */
        ALSO,
        /** "or Paris", "including Paris": where there is another value. */
        OR
    }
}
