package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.text.Period;
import java.util.ArrayList;
import java.util.List;

/** Two periods that are said together: "from 1 June to 15 June 2025" is between two days of that year. */
final class PeriodPairs {

    private final List<Evidence> evidence;

    private PeriodPairs(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        PeriodPairs phrases = new PeriodPairs(evidence);
        phrases.sameYear();
        phrases.fromTo();
        return phrases.evidence;
    }

    private static boolean tiesPeriods(Evidence evidence) {
        return evidence.period() == null
                && (evidence.is(Operation.AND, Operation.OR, Operation.COMMA, Operation.IN, Operation.UNTIL)
                        || evidence.is(Operation.EXCEPT, Operation.NOT, Operation.BOTH, Operation.EITHER));
    }

    /** "between 1 June and 15 June 2025", "in May but not in June 2025": both days are of the year that is said once. */
    private void sameYear() {
        for (int at = 0; at + 2 < evidence.size(); at++) {
            Period first = evidence.get(at).period();
            int next = at + 1;
            while (next + 1 < evidence.size() && tiesPeriods(evidence.get(next))) {
                next++;
            }
            Period second = evidence.get(next).period();
            boolean open = first != null && second != null && first.guessed() && !second.guessed();
            if (open && next > at + 1) {
                Evidence day = evidence.get(at);
                evidence.set(
                        at,
                        new Evidence(
                                day.tokens(),
                                day.operation(),
                                day.mentions(),
                                day.number(),
                                first.inYearOf(second),
                                day.adjective(),
                                day.superlative()));
            }
        }
    }

    /** "from 1 June to 15 June" as "between 1 June and 15 June". */
    private void fromTo() {
        for (int at = 0; at + 3 < evidence.size(); at++) {
            boolean periods = evidence.get(at + 1).period() != null
                    && evidence.get(at + 3).period() != null;
            boolean words = evidence.get(at).words().equalsIgnoreCase("from")
                    && evidence.get(at + 2).words().matches("(?i)to|till|until|through");
            if (periods && words) {
                evidence.set(at, evidence.get(at).withOperation(Operation.BETWEEN));
                evidence.set(at + 2, evidence.get(at + 2).withOperation(Operation.AND));
            }
        }
    }
}
