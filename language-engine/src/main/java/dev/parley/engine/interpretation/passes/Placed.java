package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import java.util.List;
import java.util.Locale;

/** "Ordered" where there are orders: what somebody did, and nothing to sort by. */
final class Placed {

    private static final String AUXILIARY = "(?i)(.* )?(is|are|was|were|be|been|being|has|have|had|did|never|not)";

    private Placed() {}

    static boolean isVerb(List<Evidence> evidence, int at) {
        Evidence verb = evidence.get(at);
        boolean rows = verb.words().toLowerCase(Locale.ROOT).endsWith("ed")
                && verb.first(Mention.EntityMention.class).isPresent();
        boolean sorts = at + 1 < evidence.size()
                && evidence.get(at + 1)
                        .is(
                                Operation.ASCENDING,
                                Operation.DESCENDING,
                                Operation.ORDER,
                                Operation.MOST,
                                Operation.LEAST);
        if (!rows || sorts || at == 0) {
            return false;
        }
        Evidence before = evidence.get(at - 1);
        boolean by = at + 1 < evidence.size() && evidence.get(at + 1).is(Operation.BY);
        boolean of = at + 1 < evidence.size() && evidence.get(at + 1).is(Operation.OF);
        boolean when = at + 2 < evidence.size()
                && evidence.get(at + 1).is(Operation.IN, Operation.SINCE, Operation.AFTER, Operation.BEFORE)
                && evidence.get(at + 2).period() != null;
        boolean nothing =
                at + 1 < evidence.size() && evidence.get(at + 1).words().equalsIgnoreCase("nothing");
        return by
                || nothing
                || when
                || before.words().matches(AUXILIARY)
                || before.is(Operation.WHO, Operation.RELATIVE, Operation.NOT)
                || of && isMeasure(before);
    }

    private static boolean isMeasure(Evidence noun) {
        return noun.operation() == null
                && noun.first(Mention.PropertyMention.class)
                        .filter(column -> column.property().role() == PropertyRole.MEASURE)
                        .isPresent();
    }
}
