package dev.parley.engine.interpretation.words;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.Property;
import java.util.List;
import java.util.Set;

/** Whether a word asks for much or for little of what it measures. */
public final class Degrees {

    private static final Set<String> JUDGING = Set.of("good", "bad");

    /** Numbers of which people count the first as the best. */
    private static final Set<String> RANKS = Set.of("rank", "ranking");

    /** Of the words that no lexicon says what they measure of, and of those that count both ways, the ones that ask for little. */
    private static final Set<String> SMALL = Set.of("few", "little", "young", "bad");

    private static final Lexicon LEXICON = Lexicon.english();

    private Degrees() {}

    /** Whether a word says that something ranks first or last: "oldest", "the most". */
    public static boolean ranks(Evidence word) {
        return word.superlative() || word.is(Operation.MOST, Operation.LEAST);
    }

    /** Whether a superlative or comparative asks for much of what it measures: "highest", "older", not "cheapest". */
    public static boolean greatest(Evidence word) {
        if (word.is(Operation.LEAST)) {
            return false;
        }
        String adjective = word.adjective() == null ? "" : word.adjective();
        List<Lexicon.Adjective> measures = LEXICON.measures(adjective);
        boolean less = !measures.isEmpty() && measures.stream().noneMatch(Lexicon.Adjective::increasing);
        return !less && !SMALL.contains(adjective);
    }

    /** The same of a column: the oldest date is the earliest, the best rank the lowest. */
    public static boolean greatest(Evidence word, Property property) {
        if (word.adjective() == null || word.is(Operation.LEAST)) {
            return greatest(word);
        }
        if (JUDGING.contains(word.adjective())) {
            return greatest(word) != RANKS.contains(property.words().getLast());
        }
        return LEXICON.measures(word.adjective()).stream()
                .filter(measured -> property.mayMean(measured.measures()))
                .findFirst()
                .map(Lexicon.Adjective::increasing)
                .orElseGet(() -> greatest(word));
    }
}
