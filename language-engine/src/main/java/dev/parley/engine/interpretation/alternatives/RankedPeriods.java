package dev.parley.engine.interpretation.alternatives;

import dev.parley.engine.Interpretation;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.Ordering.Direction;
import dev.parley.engine.algebra.Ordering.Nulls;
import dev.parley.engine.algebra.Output;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.evidence.Evidence;
import dev.parley.engine.evidence.Mention;
import dev.parley.engine.explanation.Explainer;
import dev.parley.engine.interpretation.words.DatesSaid;
import dev.parley.engine.interpretation.words.Functions;
import dev.parley.engine.interpretation.words.TimeUnits;
import dev.parley.engine.lexicon.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * "Which month had the most orders", "the year with the highest revenue": the orders per month, of which the greatest
 * number is shown.
 *
 * @param unit where the word for the period stands
 * @param most where it stands by what it ranks
 */
public record RankedPeriods(List<Evidence> evidence, int unit, int most) {

    /** From here on the words are the very name of a column. */
    private static final double VERY_NAME = 0.9;

    public static Optional<RankedPeriods> in(List<Evidence> evidence) {
        int unit = 0;
        while (unit < evidence.size()
                && !isUnit(evidence.get(unit))
                && evidence.get(unit).is(Operation.WHICH, Operation.IN, Operation.NOISE, Operation.LIST)) {
            unit++;
        }
        if (unit == evidence.size() || !isUnit(evidence.get(unit))) {
            return Optional.empty();
        }
        int most = unit + 1;
        while (most < evidence.size()
                && evidence.get(most).is(Operation.WITH, Operation.NOISE, Operation.VERB, Operation.RELATIVE)) {
            most++;
        }
        return most + 1 < evidence.size() && ranks(evidence.get(most)) && !isKept(evidence.get(unit), evidence, most)
                ? Optional.of(new RankedPeriods(evidence, unit, most))
                : Optional.empty();
    }

    private static boolean isUnit(Evidence word) {
        return (word.is(Operation.NOISE, Operation.UNIT) || word.operation() == null)
                && word.tokens().size() == 1
                && word.words().equals(word.lemma())
                && TimeUnits.unit(word).isPresent();
    }

    /** "which year had the most sales", where sales hold the year: a column as others are. */
    private static boolean isKept(Evidence unit, List<Evidence> evidence, int most) {
        return unit.all(Mention.PropertyMention.class).stream()
                .filter(column -> column.quality() >= VERY_NAME)
                .anyMatch(column -> evidence.stream()
                        .skip(most + 1L)
                        .flatMap(e -> e.mentions().stream().limit(1))
                        .anyMatch(noun -> noun.entityOf() == column.property().entity()));
    }

    private static boolean ranks(Evidence word) {
        return word.is(Operation.MOST, Operation.LEAST, Operation.MAXIMUM, Operation.MINIMUM)
                || word.superlative() && word.adjective().matches("high|low|large|big|great|small|good|bad");
    }

    /** The one reading; empty where its words give no number for each period. */
    public Optional<Interpretation> reading(Function<List<Evidence>, Optional<Interpretation>> reader) {
        Evidence word = evidence.get(unit);
        List<Evidence> each = new ArrayList<>();
        function().ifPresent(function -> each.add(evidence.get(most).withOperation(function)));
        each.addAll(evidence.subList(most + 1, evidence.size()));
        int end = each.size();
        while (end > 0 && each.get(end - 1).is(Operation.STOP)) {
            end--;
        }
        each.addAll(end, List.of(word.withOperation(Operation.GROUP), word.withOperation(Operation.UNIT)));
        return reader.apply(each).flatMap(this::first);
    }

    /** What makes one number of the rows of a period; empty where that is said. */
    private Optional<Operation> function() {
        Evidence noun = evidence.get(most + 1);
        return Functions.isFunction(noun)
                ? Optional.empty()
                : Optional.of(DatesSaid.rows(noun).isPresent() || isValue(noun) ? Operation.COUNT : Operation.SUM);
    }

    private static boolean isValue(Evidence noun) {
        return noun.operation() == null
                && !noun.mentions().isEmpty()
                && noun.mentions().getFirst() instanceof Mention.ValueMention;
    }

    private Optional<Interpretation> first(Interpretation each) {
        if (!(each.query() instanceof Select select)
                || select.groupBy().size() != 1
                || !(select.groupBy().getFirst() instanceof PeriodOf period)
                || select.limit() != null) {
            return Optional.empty();
        }
        Evidence word = evidence.get(most);
        boolean least = word.is(Operation.LEAST, Operation.MINIMUM)
                || word.superlative() && word.adjective().matches("low|small|bad");
        return select.outputs().stream()
                .map(Output::expression)
                .filter(shown -> shown.aggregates())
                .findFirst()
                .map(number -> select.ordered(
                        List.of(
                                new Ordering(number, least ? Direction.ASCENDING : Direction.DESCENDING, Nulls.LAST),
                                new Ordering(period, Direction.ASCENDING, Nulls.ABSENT)),
                        1))
                .map(ranked -> new Interpretation(
                        ranked, Explainer.sentence(ranked), each.score(), each.assumptions(), each.links()));
    }
}
