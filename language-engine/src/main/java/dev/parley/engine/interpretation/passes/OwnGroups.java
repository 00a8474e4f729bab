package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;

/** "Employees who earn the most in their department": the most in each department, and not the most of all. */
final class OwnGroups {

    private OwnGroups() {}

    static List<Evidence> each(List<Evidence> evidence) {
        List<Evidence> said = new ArrayList<>(evidence);
        boolean ranked = false;
        for (int at = 0; at + 1 < said.size(); at++) {
            Evidence word = said.get(at);
            if (word.is(Operation.GROUP)) {
                return evidence; // "for each club, the oldest player in its teams": the groups are said
            }
            if (word.is(Operation.THAN, Operation.STOP, Operation.GREATER, Operation.LESS, Operation.RELATIVE)) {
                ranked = false;
            }
            ranked |= word.superlative()
                    || word.mentions().isEmpty() && word.is(Operation.MOST, Operation.LEAST, Operation.MAXIMUM)
                    || word.mentions().isEmpty() && word.is(Operation.MINIMUM);
            boolean own = word.is(Operation.POSSESSIVE) && at > 0 && isWithin(said.get(at - 1));
            if (ranked && own && isGroup(said, at + 1)) {
                said.set(at - 1, said.get(at - 1).withOperation(Operation.NOISE));
                said.set(at, word.withOperation(Operation.GROUP));
            }
        }
        return said;
    }

    private static boolean isWithin(Evidence preposition) {
        return preposition.is(Operation.IN) && preposition.words().matches("(?i)in|within");
    }

    /** Rows or a column that ends what is said. */
    private static boolean isGroup(List<Evidence> said, int at) {
        Evidence noun = said.get(at);
        boolean ends = at + 1 == said.size() || said.get(at + 1).is(Operation.STOP, Operation.COMMA);
        return ends && noun.operation() == null && !noun.mentions().isEmpty();
    }
}
