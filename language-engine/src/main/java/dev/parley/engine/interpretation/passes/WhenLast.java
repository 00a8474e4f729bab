package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;

/** "When was room 12 last cleaned", where cleanings are rows: when was the last cleaning of room 12. */
final class WhenLast {

    private final List<Evidence> evidence;
    private final Spans spans;

    private WhenLast(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
        this.spans = new Spans(this.evidence);
    }

    static List<Evidence> ofRows(List<Evidence> evidence) {
        boolean asks = evidence.size() > 3 && evidence.getFirst().is(Operation.WHEN);
        return asks ? new WhenLast(evidence).turned() : evidence;
    }

    private List<Evidence> turned() {
        for (int at = 2; at + 1 < evidence.size(); at++) {
            Evidence last = evidence.get(at);
            boolean done = last.is(Operation.VERB)
                    && last.words().equalsIgnoreCase("last")
                    && spans.entity(at + 1)
                    && isVerb(evidence.get(at + 1))
                    && isOneRow(at);
            if (done) {
                Evidence event = evidence.remove(at + 1);
                evidence.set(at, event);
                evidence.add(1, last.withOperation(Operation.OF));
                evidence.add(1, evidence.remove(at + 1));
                evidence.add(1, Evidence.adjective(last.tokens(), "late", true, null));
                break;
            }
        }
        return evidence;
    }

    /** "cleaned", "did it run": no plural, which would be what was last done to them. */
    private static boolean isVerb(Evidence event) {
        String word = event.words();
        return event.tokens().size() == 1 && (word.equalsIgnoreCase(event.lemma()) || !word.endsWith("s"));
    }

    /** Whether what was done is said of a row that is named: by its number, or by what it is called. */
    private boolean isOneRow(int end) {
        for (int at = 1; at < end; at++) {
            boolean plain =
                    evidence.get(at).operation() == null || evidence.get(at).is(Operation.NOISE);
            if (!plain) {
                return false;
            }
        }
        Evidence before = evidence.get(end - 1);
        boolean number = end > 2
                && before.number() != null
                && before.operation() == null
                && before.period() == null
                && spans.table(end - 2);
        boolean value = spans.hasName(end - 1) && spans.value(end - 1)
                || end > 2 && spans.table(end - 1) && spans.hasName(end - 2) && spans.value(end - 2);
        return number || value;
    }
}
