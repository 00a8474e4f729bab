package dev.parley.engine.interpretation;

import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Comparison.Operator;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.OneOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Range;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.text.Period;
import dev.parley.model.schema.TypeFamily;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Makes predicates of an expression and what it is compared with. */
final class Filters {

    private Filters() {}

    static Predicate number(Expression subject, Operation operation, BigDecimal number) {
        return new Comparison(subject, operator(operation), new Literal.Number(number));
    }

    static Predicate between(Expression subject, BigDecimal low, BigDecimal high) {
        return new Range(subject, new Literal.Number(low.min(high)), new Literal.Number(low.max(high)), true);
    }

    /** The subject lies in, before or after the period; a year kept as a number is compared as one. */
    static Predicate period(Expression subject, Operation operation, Period period) {
        boolean number = subject.family().isNumeric();
        return switch (operation) {
            case SINCE, AT_LEAST -> compare(subject, Operator.GREATER_OR_EQUAL, period.from(), number);
            case AFTER, GREATER ->
                number
                        ? compare(subject, Operator.GREATER, period.from(), true)
                        : compare(subject, Operator.GREATER_OR_EQUAL, period.to(), false);
            case BEFORE, LESS -> compare(subject, Operator.LESS, period.from(), number);
            case UNTIL, AT_MOST ->
                number
                        ? compare(subject, Operator.LESS_OR_EQUAL, period.from(), true)
                        : compare(subject, Operator.LESS, period.to(), false);
            default ->
                number
                        ? compare(subject, Operator.EQUAL, period.from(), true)
                        : new Range(subject, new Literal.Day(period.from()), new Literal.Day(period.to()), false);
        };
    }

    static Predicate periods(Expression subject, Period first, Period last) {
        return subject.family().isNumeric()
                ? new Range(
                        subject,
                        Literal.Number.of(first.from().getYear()),
                        Literal.Number.of(last.from().getYear()),
                        true)
                : new Range(subject, new Literal.Day(first.from()), new Literal.Day(last.to()), false);
    }

    /** The subject is one of the values. */
    static Predicate values(Expression subject, List<Literal> values) {
        return values.size() == 1
                ? new Comparison(subject, Operator.EQUAL, values.getFirst())
                : new OneOf(subject, values);
    }

    static Literal literal(String value, TypeFamily family) {
        return family == TypeFamily.BOOLEAN ? new Literal.Truth(Boolean.parseBoolean(value)) : new Literal.Text(value);
    }

    static Predicate negated(Predicate predicate, boolean nullable) {
        return predicate instanceof Comparison(var left, var operator, var right)
                        && operator == Operator.EQUAL
                        && !nullable
                ? new Comparison(left, Operator.NOT_EQUAL, right)
                : new Not(predicate, nullable);
    }

    /** Whether a column equals a constant. */
    static boolean fixed(Predicate predicate) {
        return predicate instanceof Comparison comparison
                && comparison.operator() == Operator.EQUAL
                && comparison.right() instanceof Literal;
    }

    /** Whether one column would have to equal two constants at once: such a question means rows of two kinds. */
    static boolean contradict(List<Predicate> filters) {
        List<Expression> fixed = filters.stream()
                .distinct()
                .filter(Comparison.class::isInstance)
                .map(Comparison.class::cast)
                .filter(comparison -> comparison.operator() == Operator.EQUAL)
                .map(Comparison::left)
                .toList();
        return fixed.stream().distinct().count() < fixed.size();
    }

    private static Predicate compare(Expression subject, Operator operator, LocalDate day, boolean asYear) {
        return new Comparison(subject, operator, asYear ? Literal.Number.of(day.getYear()) : new Literal.Day(day));
    }

    static Operator operator(Operation operation) {
        return switch (operation) {
            case GREATER, AFTER -> Operator.GREATER;
            case LESS, BEFORE -> Operator.LESS;
            case OR_MORE -> Operator.GREATER;
            case OR_LESS -> Operator.LESS;
            case AT_LEAST, SINCE -> Operator.GREATER_OR_EQUAL;
            case AT_MOST, UNTIL -> Operator.LESS_OR_EQUAL;
            default -> Operator.EQUAL;
        };
    }
}
