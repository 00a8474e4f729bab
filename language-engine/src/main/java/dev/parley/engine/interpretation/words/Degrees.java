package dev.parley.engine.interpretation.words;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.Set;

/** Whether a word asks for much or for little of what it measures. */
public final class Degrees {

    private static final Set<String> JUDGING = Set.of("good", "bad");

    /** Numbers of which people count the first as the best. */
    private static final Set<String> RANKS = Set.of("rank", "ranking");

    private static final Set<String> SMALL = Set.of(
            "low", "small", "short", "cheap", "early", "young", "light", "slow", "bad", "poor", "close", "few",
            "little", "near", "thin", "narrow");

    private Degrees() {}

    /** Whether a superlative or comparative asks for much of what it measures: "highest", "older", not "cheapest". */
    public static boolean greatest(Evidence word) {
        if (word.is(Operation.LEAST)) {
            return false;
        }
        String adjective = word.adjective() == null ? "" : word.adjective();
        return !SMALL.contains(adjective);
    }

    /** The same of a column: the best rank is the lowest one. */
    public static boolean greatest(Evidence word, Property property) {
        boolean judges = word.adjective() != null && JUDGING.contains(word.adjective());
        return greatest(word) != (judges && RANKS.contains(property.words().getLast()));
    }
}
