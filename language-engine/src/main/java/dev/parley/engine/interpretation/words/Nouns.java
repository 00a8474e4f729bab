package dev.parley.engine.interpretation.words;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;

/** Which words stand for rows. */
public final class Nouns {

    private Nouns() {}

    public static boolean entityFirst(Evidence evidence) {
        return evidence.first(Mention.EntityMention.class)
                .filter(m -> m.quality() >= evidence.mentions().getFirst().quality() - 0.1)
                .isPresent();
    }

    /** Whether a span is a table before it is anything else. */
    public static boolean namesRows(Evidence evidence) {
        return evidence.mentions().stream().limit(1).anyMatch(Mention.EntityMention.class::isInstance);
    }

    /** In the singular, or as verbs are named. */
    public static boolean isOne(Evidence noun) {
        return noun.tokens().getLast().lower().equals(noun.lemma());
    }
}
