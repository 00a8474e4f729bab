package dev.parley.engine.interpretation.words;

import dev.parley.engine.evidence.Evidence;

/** Which words are verbs, and how well one names a table. */
public final class Verbs {

    /** A form of a table's name, such as a verb, is worth less. */
    public static final double VERB = 0.8;

    private Verbs() {}

    /** Whether an unknown word has the form of a verb or an adverb: "docked", "sailing", "daily". */
    public static boolean verbal(Evidence word) {
        return word.words().matches("[a-z]{3,}(ed|ing|en)|[a-z]{2,}ly");
    }

    /** Whether one word has the form of what was done: "repaired", "taken". */
    public static boolean participle(Evidence word) {
        return word.words().matches("(?i)[a-z]+(ed|en)");
    }

    /** Whether one word stands in the past: "repaired", "took". */
    public static boolean past(Evidence word) {
        return word.tokens().size() == 1
                && !word.words().equalsIgnoreCase(word.lemma())
                && !word.words().matches("(?i).*(s|ing)");
    }
}
