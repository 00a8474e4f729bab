package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * "The total <em>cost</em> of trips", where nothing is called cost: a verb is passed over, but here it is a noun, without
 * which the trips would be counted. It is left as a word that nothing is known of.
 */
final class NounsAlikeVerbs {

    private NounsAlikeVerbs() {}

    static List<Evidence> unknown(List<Evidence> evidence) {
        List<Evidence> left = new ArrayList<>(evidence);
        for (int at = 1; at < left.size(); at++) {
            if (isBare(left.get(at)) && isNoun(left, at)) {
                left.set(at, left.get(at).asUnknown());
            }
        }
        return left;
    }

    private static boolean isBare(Evidence one) {
        return one.is(Operation.VERB)
                && one.mentions().isEmpty()
                && one.tokens().size() == 1
                && one.words().equals(one.lemma());
    }

    /** Behind what computes ("total cost", "the highest cost"), and before whose it is. */
    private static boolean isNoun(List<Evidence> evidence, int at) {
        boolean computed =
                evidence.get(at - 1).is(Operation.SUM, Operation.AVERAGE, Operation.MAXIMUM, Operation.MINIMUM);
        boolean owned = at + 1 == evidence.size() || evidence.get(at + 1).is(Operation.OF, Operation.GROUP);
        return computed && owned;
    }
}
