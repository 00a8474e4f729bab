package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.ontology.PropertyRole;
import java.util.ArrayList;
import java.util.List;

/** "Works the most hours on average", "costs the most on average" as "with the highest average hours", "... average cost". */
final class RankedOnAverage {

    private final List<Evidence> evidence;
    private final Spans spans;

    private RankedOnAverage(List<Evidence> evidence) {
        this.evidence = new ArrayList<>(evidence);
        this.spans = new Spans(this.evidence);
    }

    static List<Evidence> plain(List<Evidence> evidence) {
        RankedOnAverage ranked = new RankedOnAverage(evidence);
        for (int at = 2; at < ranked.evidence.size(); at++) {
            if (Functions.isAdverb(ranked.evidence.get(at)) && ranked.spans.ends(at + 1)) {
                ranked.rank(at);
            }
        }
        return ranked.evidence;
    }

    private void rank(int average) {
        boolean noun = isMeasure(average - 1)
                && (isMost(average - 2) || evidence.get(average - 2).superlative());
        boolean verb = isMost(average - 1) && isMeasure(average - 2);
        if (!noun && !verb) {
            return;
        }
        Evidence most = evidence.get(noun ? average - 2 : average - 1);
        Evidence measure = evidence.get(noun ? average - 1 : average - 2);
        Evidence extreme = most.superlative()
                ? most
                : Evidence.adjective(most.tokens(), most.is(Operation.LEAST) ? "low" : "high", true, null);
        int before = average - 3;
        while (before > 0 && evidence.get(before).is(Operation.NOISE)) {
            before--;
        }
        if (before > 0 && isMeasure(before)) { // "earns the highest pay": the verb names a column as well
            return;
        }
        evidence.subList(average - 2, average + 1).clear();
        evidence.addAll(
                average - 2,
                List.of(most.withOperation(Operation.WITH), extreme, most.withOperation(Operation.AVERAGE), measure));
        if (average > 2 && evidence.get(average - 3).is(Operation.IN)) {
            evidence.remove(average - 3);
        }
    }

    private boolean isMost(int at) {
        return evidence.get(at).is(Operation.MOST, Operation.LEAST);
    }

    private boolean isMeasure(int at) {
        return spans.column(at)
                && evidence.get(at)
                        .first(Mention.PropertyMention.class)
                        .filter(column -> column.property().role() == PropertyRole.MEASURE)
                        .isPresent();
    }
}
