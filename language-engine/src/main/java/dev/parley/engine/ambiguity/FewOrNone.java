package dev.parley.engine.ambiguity;

import dev.parley.engine.Interpretation;
import dev.parley.engine.Link;
import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Comparison.Operator;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.explanation.Explainer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * "Members with at most two loans" are those without any as well, by what the words say, and only those that have some, by
 * what is often meant. Only the data tell whether there are members without any.
 */
public final class FewOrNone {

    private static final Set<String> BOUNDS = Set.of("less", "at_most", "or_less");

    private FewOrNone() {}

    /** With those that have none and without them; empty where the query has no upper bound on a number of others. */
    public static List<Interpretation> of(Interpretation reading) {
        return bound(reading)
                .flatMap(words -> some(reading.query())
                        .map(some -> List.of(
                                reading.taking(
                                        new Link(words, "including those with none", "bound"),
                                        reading.query(),
                                        reading.meaning()),
                                reading.taking(
                                        new Link(words, "at least one", "bound"), some, Explainer.sentence(some)))))
                .orElse(List.of());
    }

    private static Optional<String> bound(Interpretation reading) {
        return reading.links().stream()
                .filter(link -> link.kind().equals("operation") && BOUNDS.contains(link.target()))
                .map(Link::words)
                .findFirst();
    }

    private static Optional<Select> some(Query query) {
        return query instanceof Select select ? changed(select.where()).map(select::withWhere) : Optional.empty();
    }

    private static Optional<List<Predicate>> changed(List<Predicate> conditions) {
        return OneCondition.otherwise(conditions, FewOrNone::some);
    }

    /** None of those that have more, which those without any are too: one of those that have no more. */
    private static Optional<Predicate> some(Predicate condition) {
        return switch (condition) {
            case AllOf all -> changed(all.parts()).map(AllOf::new);
            case Not(Member(var keys, Select more), var keepsUnknown)
            when keepsUnknown
                    && more.having().size() == 1
                    && more.having().getFirst() instanceof Comparison(var left, var operator, var right)
                    && left.aggregates()
                    && right instanceof Literal.Number bound ->
                below(operator, bound.value())
                        .map(below -> new Member(keys, more.withHaving(List.of(new Comparison(left, below, right)))));
            default -> Optional.empty();
        };
    }

    /** Empty where no number but none is below. */
    private static Optional<Operator> below(Operator operator, BigDecimal bound) {
        return switch (operator) {
            case GREATER ->
                bound.compareTo(BigDecimal.ONE) < 0 ? Optional.empty() : Optional.of(Operator.LESS_OR_EQUAL);
            case GREATER_OR_EQUAL ->
                bound.compareTo(BigDecimal.ONE) <= 0 ? Optional.empty() : Optional.of(Operator.LESS);
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL -> Optional.empty();
        };
    }
}
