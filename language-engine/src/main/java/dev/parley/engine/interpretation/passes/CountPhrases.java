package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts numbers and ranks where the grammar reads them: "the latest three loans", "member count", "more loans than any
 * other member".
 */
final class CountPhrases {

    private final List<Evidence> evidence;
    private final Spans spans;

    private CountPhrases(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
        this.spans = new Spans(this.evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        CountPhrases phrases = new CountPhrases(evidence);
        phrases.numberBehind();
        phrases.countBehind();
        phrases.moreThanAnyOther();
        return phrases.evidence;
    }

    /** "the latest three loans" as "the three latest loans". */
    private void numberBehind() {
        for (int at = 0; at + 2 < evidence.size(); at++) {
            Evidence number = evidence.get(at + 1);
            boolean plain = number.number() != null && number.operation() == null && number.period() == null;
            if (evidence.get(at).superlative() && plain && spans.entity(at + 2)) {
                evidence.set(at + 1, evidence.get(at));
                evidence.set(at, number);
            }
        }
    }

    /** "member count" as "count of members", where no name follows that could be what is counted. */
    private void countBehind() {
        for (int at = 1; at < evidence.size(); at++) {
            Evidence count = evidence.get(at);
            boolean bare = count.is(Operation.COUNT) && count.words().matches("(?i)counts?");
            if (bare && spans.entity(at - 1) && (at < 2 || !spans.column(at - 2) && !counts(at - 2)) && !nameNext(at)) {
                evidence.set(at, evidence.get(at - 1));
                evidence.set(at - 1, count);
            }
        }
    }

    private boolean counts(int at) {
        return evidence.get(at).is(Operation.COUNT);
    }

    private boolean nameNext(int at) {
        return at + 1 < evidence.size()
                && (evidence.get(at + 1).is(Operation.OF)
                        || evidence.get(at + 1).operation() == null
                                && !evidence.get(at + 1).mentions().isEmpty());
    }

    /** "more loans than any other member" as "the most loans". */
    private void moreThanAnyOther() {
        for (int at = 0; at + 3 < evidence.size(); at++) {
            Evidence more = evidence.get(at);
            boolean bare =
                    more.is(Operation.GREATER, Operation.LESS) && more.words().matches("(?i)more|less|fewer");
            int than = at + 2;
            if (!bare || !spans.named(at + 1) || !evidence.get(than).is(Operation.THAN)) {
                continue;
            }
            int end = than + 1;
            boolean other = false;
            while (end < evidence.size() && evidence.get(end).is(Operation.ANY, Operation.ALL, Operation.NOISE)) {
                other |= evidence.get(end).words().matches("(?i).*others?");
                end++;
            }
            boolean table = end < evidence.size() && spans.table(end);
            if (other && (table || end == evidence.size() || !spans.named(end))) {
                end += table ? 1 : 0;
                evidence.subList(than, end).clear();
                evidence.set(at, more.withOperation(more.is(Operation.GREATER) ? Operation.MOST : Operation.LEAST));
            }
        }
    }
}
