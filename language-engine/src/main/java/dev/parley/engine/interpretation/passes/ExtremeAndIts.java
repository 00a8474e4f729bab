package dev.parley.engine.interpretation.passes;

import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.interpretation.words.Columns;
import dev.parley.engine.interpretation.words.Degrees;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * "What was the highest fare ever and on which line": the fare and the line of the ride with the highest fare, and not one
 * number for each line.
 */
final class ExtremeAndIts {

    private final List<Evidence> evidence;
    private final Spans spans;

    private ExtremeAndIts(List<Evidence> evidence) {
        this.evidence = evidence;
        this.spans = new Spans(evidence);
    }

    static List<Evidence> ofOneRow(List<Evidence> evidence) {
        return new ExtremeAndIts(evidence).plain().orElse(evidence);
    }

    private Optional<List<Evidence>> plain() {
        int rank = 0;
        while (rank < evidence.size() && evidence.get(rank).is(Operation.WHICH, Operation.LIST, Operation.NOISE)) {
            rank++;
        }
        int figure = rank + 1;
        if (figure >= evidence.size() || !ranks(evidence.get(rank)) || !measures(evidence.get(figure))) {
            return Optional.empty();
        }
        int and = figure + 1;
        while (and < evidence.size() && saysNothing(evidence.get(and))) {
            and++;
        }
        int other = and + 1;
        while (other < evidence.size() && evidence.get(other).is(Operation.IN, Operation.OF, Operation.NOISE)) {
            other++;
        }
        boolean asksOn = other + 1 < evidence.size()
                && evidence.get(and).is(Operation.AND)
                && evidence.get(other).is(Operation.WHICH)
                && spans.named(other + 1)
                && !spans.value(other + 1);
        return asksOn ? Optional.of(turned(rank, other + 1)) : Optional.empty();
    }

    private List<Evidence> turned(int rank, int other) {
        Evidence figure = evidence.get(rank + 1);
        Evidence its = evidence.get(other);
        Mention rows = new Mention.EntityMention(
                figure.first(Mention.PropertyMention.class).orElseThrow().entityOf(), 1, "");
        List<Evidence> plain = new ArrayList<>(evidence.subList(0, rank));
        plain.addAll(List.of(figure, evidence.get(rank).withOperation(Operation.AND), its));
        plain.add(its.withOperation(Operation.OF));
        plain.add(Evidence.mentions(figure.tokens(), List.of(rows)));
        plain.add(figure.withOperation(Operation.WITH));
        plain.addAll(List.of(evidence.get(rank), figure));
        int behind = other + 1;
        while (behind < evidence.size() && saysNothing(evidence.get(behind))) {
            behind++;
        }
        plain.addAll(evidence.subList(behind, evidence.size()));
        return plain;
    }

    private static boolean ranks(Evidence word) {
        return Degrees.ranks(word) || word.is(Operation.MAXIMUM, Operation.MINIMUM);
    }

    private static boolean measures(Evidence figure) {
        return Columns.namesSortable(figure)
                && figure.first(Mention.PropertyMention.class).isPresent();
    }

    /** "ever", "recorded", "was it": no more than that there was one. */
    private static boolean saysNothing(Evidence word) {
        return word.is(Operation.NOISE, Operation.VERB, Operation.ANY)
                || word.unknown() && word.words().matches("[a-z]{3,}(ed|en)");
    }
}
