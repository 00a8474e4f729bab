package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Pronouns;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;

/** "Ordered by nobody", "not ordered by anyone", "have never ordered anything" as "not ordered", where rows tell of it. */
final class Nobody {

    private Nobody() {}

    static List<Evidence> left(List<Evidence> evidence) {
        List<Evidence> left = new ArrayList<>(evidence);
        for (int at = left.size() - 1; at > 0; at--) {
            if (at >= left.size()) {
                continue;
            }
            boolean no = Pronouns.forNone(left.get(at));
            int verb = left.get(at - 1).is(Operation.BY) ? at - 2 : at - 1;
            if (verb < 1
                    || !no && !Pronouns.forAny(left.get(at))
                    || !isVerb(left.get(verb))
                    || no == denied(left, verb)) {
                continue;
            }
            Evidence pronoun = left.get(at);
            left.subList(verb + 1, at + 1).clear();
            if (no) {
                left.add(verb, pronoun.withOperation(Operation.NOT));
            }
        }
        return left;
    }

    /** What was done, of which a table tells. */
    private static boolean isVerb(Evidence one) {
        return one.operation() == null
                && one.first(Mention.EntityMention.class).isPresent()
                && (one.words().matches(".*(ed|en)") || !one.words().endsWith("s"));
    }

    private static boolean denied(List<Evidence> evidence, int verb) {
        int before = verb - 1;
        while (before > 0 && evidence.get(before).is(Operation.NOISE, Operation.WITH)) {
            before--;
        }
        return before >= 0 && evidence.get(before).is(Operation.NOT);
    }
}
