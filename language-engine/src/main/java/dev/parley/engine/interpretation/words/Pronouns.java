package dev.parley.engine.interpretation.words;

import dev.parley.engine.evidence.Evidence;

/** Words for whoever it is: for none, for any, for some, for those spoken of before. */
public final class Pronouns {

    private Pronouns() {}

    public static boolean forNone(Evidence word) {
        return word.words().matches("(?i)nobody|no one|nothing|none");
    }

    /** "anybody", "anyone else", which a denial makes none. */
    public static boolean forAny(Evidence word) {
        return word.words().matches("(?i)any(one|body|thing)( else)?|any one");
    }

    public static boolean forSome(Evidence word) {
        return word.words().matches("(?i)some(one|body)");
    }

    /** "them", "each other". */
    public static boolean forThose(Evidence word) {
        return word.words().matches("(?i)(him|her|it|them)(sel(f|ves))?|whom|each other|one another");
    }
}
