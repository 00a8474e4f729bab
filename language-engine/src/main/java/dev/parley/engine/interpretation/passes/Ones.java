package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * "One" that is no number: "longer than the average one" is longer than the average, and "boats one can hire" are those
 * that can be hired.
 */
final class Ones {

    private static final String MODAL = "(?i)can|could|may|might|must|should|shall|would|will|cannot";

    private Ones() {}

    static List<Evidence> dropped(List<Evidence> evidence) {
        List<Evidence> plain = new ArrayList<>();
        for (int at = 0; at < evidence.size(); at++) {
            Evidence word = evidence.get(at);
            boolean one = word.words().matches("(?i)ones?") && at > 0;
            if (!one || !standsForRow(evidence, at) && !anybody(evidence, at)) {
                plain.add(word);
            }
        }
        return plain;
    }

    /** "the average one", "a cheaper one", "the oldest one of them", but not "the oldest one member". */
    private static boolean standsForRow(List<Evidence> said, int one) {
        Evidence before = said.get(one - 1);
        boolean row = before.adjective() != null || Functions.isFunction(before) && !before.is(Operation.COUNT);
        return row && !(one + 1 < said.size() && new Spans(said).named(one + 1));
    }

    /** "that one can hire", "can one hire", but not "that one member can hire". */
    private static boolean anybody(List<Evidence> said, int one) {
        boolean noun = one + 1 < said.size() && new Spans(said).table(one + 1);
        boolean before = said.get(one - 1).words().matches(MODAL + "|do|does|did") && !noun;
        boolean behind = one + 1 < said.size() && said.get(one + 1).words().matches(MODAL + "|has to|needs to");
        return before || behind;
    }
}
