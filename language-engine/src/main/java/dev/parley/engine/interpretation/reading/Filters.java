package dev.parley.engine.interpretation.reading;

import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Comparison.Operator;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.NumberOf;
import dev.parley.engine.algebra.OneOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Range;
import dev.parley.engine.algebra.TextMatch;
import dev.parley.engine.lexicon.Operation;
import dev.parley.engine.text.Period;
import dev.parley.model.schema.TypeFamily;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes predicates of an expression and what it is compared with. */
public final class Filters {

    private Filters() {}

    /** A number as a condition; {@code high} is the other end of a range, else null. */
    public static Predicate number(Expression subject, Operation operation, BigDecimal number, BigDecimal high) {
        return high == null ? number(subject, operation, number) : between(subject, number, high);
    }

    public static Predicate number(Expression subject, Operation operation, BigDecimal number) {
        return new Comparison(subject, operator(operation), new Literal.Number(number));
    }

    static Predicate between(Expression subject, BigDecimal low, BigDecimal high) {
        return new Range(subject, new Literal.Number(low.min(high)), new Literal.Number(low.max(high)), true);
    }

    /** The subject lies in, before or after the period; a year kept as a number is compared as one. */
    public static Predicate period(Expression subject, Operation operation, Period period) {
        boolean number = subject.family().isNumeric();
        LocalDate last = period.to().minusDays(1);
        return switch (operation) {
            case SINCE, AT_LEAST -> compare(subject, Operator.GREATER_OR_EQUAL, period.from(), number);
            case AFTER, GREATER ->
                number
                        ? compare(subject, Operator.GREATER, last, true)
                        : compare(subject, Operator.GREATER_OR_EQUAL, period.to(), false);
            case BEFORE, LESS -> compare(subject, Operator.LESS, period.from(), number);
            case UNTIL, AT_MOST ->
                number
                        ? compare(subject, Operator.LESS_OR_EQUAL, last, true)
                        : compare(subject, Operator.LESS, period.to(), false);
            default ->
                subject instanceof NumberOf(var text) && period.from().getYear() == last.getYear()
                        ? new Comparison(text, Operator.EQUAL, new Literal.Text(Integer.toString(last.getYear())))
                        : number && period.from().getYear() == last.getYear()
                                ? compare(subject, Operator.EQUAL, period.from(), true)
                                : periods(subject, period, period);
        };
    }

    public static Predicate periods(Expression subject, Period first, Period last) {
        return subject.family().isNumeric()
                ? new Range(
                        subject,
                        Literal.Number.of(first.from().getYear()),
                        Literal.Number.of(last.to().minusDays(1).getYear()),
                        true)
                : new Range(subject, new Literal.Day(first.from()), new Literal.Day(last.to()), false);
    }

    /** The subject is one of the values. */
    public static Predicate values(Expression subject, List<Literal> values) {
        return values.size() == 1
                ? new Comparison(subject, Operator.EQUAL, values.getFirst())
                : new OneOf(subject, values);
    }

    public static Literal literal(String value, TypeFamily family) {
        return family == TypeFamily.BOOLEAN ? new Literal.Truth(Boolean.parseBoolean(value)) : new Literal.Text(value);
    }

    public static Predicate negated(Predicate predicate, boolean nullable) {
        return predicate instanceof Comparison(var left, var operator, var right)
                        && operator == Operator.EQUAL
                        && !nullable
                ? new Comparison(left, Operator.NOT_EQUAL, right)
                : new Not(predicate, nullable);
    }

    /** Whether a column equals a constant. */
    public static boolean fixed(Predicate predicate) {
        return predicate instanceof Comparison comparison
                && comparison.operator() == Operator.EQUAL
                && comparison.right() instanceof Literal;
    }

    /** The columns of which no value could fulfil all that is said: such a question means rows of several kinds. */
    public static Set<Expression> opposed(List<Predicate> filters) {
        Set<Expression> opposed = new LinkedHashSet<>();
        for (int i = 0; i < filters.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (filters.get(j) instanceof TextMatch(var one, var how, var text)
                        && how == TextMatch.Kind.EQUALS
                        && filters.get(i) instanceof TextMatch(var other, var as, var otherText)
                        && as == TextMatch.Kind.EQUALS
                        && one.equals(other)
                        && !text.equalsIgnoreCase(otherText)) {
                    opposed.add(one);
                }
                List<Comparison> bounds = bounds(filters.get(i));
                bounds(filters.get(j)).stream()
                        .filter(first -> bounds.stream()
                                .anyMatch(second -> !first.equals(second)
                                        && first.left().equals(second.left())
                                        && exclude(first, second)))
                        .forEach(first -> opposed.add(first.left()));
            }
        }
        return opposed;
    }

    /** What a condition says of one column, a range as its two bounds; none where it says something else. */
    private static List<Comparison> bounds(Predicate predicate) {
        return switch (predicate) {
            case Comparison comparison -> List.of(comparison);
            case Range(var value, var low, var high, var closed) ->
                List.of(
                        new Comparison(value, Operator.GREATER_OR_EQUAL, low),
                        new Comparison(value, closed ? Operator.LESS_OR_EQUAL : Operator.LESS, high));
            default -> List.of();
        };
    }

    /**
     * The columns that are said to have one value and not another ("who play the violin but not the piano"), which of one
     * row goes without saying.
     */
    public static Set<Expression> deniedIdly(List<Predicate> filters) {
        Set<Expression> fixed =
                filters.stream().filter(Filters::fixed).map(Filters::subject).collect(Collectors.toSet());
        return filters.stream()
                .filter(Filters::denied)
                .map(Filters::subject)
                .filter(fixed::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a column is said not to equal a constant. */
    public static boolean denied(Predicate predicate) {
        return predicate instanceof Not(Predicate said, var keepsUnknown) && fixed(said)
                || predicate instanceof Comparison(var left, var operator, Literal right)
                        && operator == Operator.NOT_EQUAL;
    }

    /** What a denial denies; anything else as it is. */
    public static Predicate affirmed(Predicate predicate) {
        return switch (predicate) {
            case Not(Predicate said, var keepsUnknown) -> said;
            case Comparison(var left, var operator, var right)
            when operator == Operator.NOT_EQUAL -> new Comparison(left, Operator.EQUAL, right);
            default -> predicate;
        };
    }

    private static boolean exclude(Comparison first, Comparison second) {
        if (first.operator() == Operator.EQUAL && second.operator() == Operator.EQUAL) {
            return true;
        }
        boolean one = first.right().equals(second.right());
        if (one && !strict(first) && !strict(second)) {
            return false;
        }
        return floor(first) && ceiling(second) && !above(second.right(), first.right())
                || ceiling(first) && floor(second) && !above(first.right(), second.right());
    }

    private static boolean strict(Comparison comparison) {
        return comparison.operator() == Operator.GREATER || comparison.operator() == Operator.LESS;
    }

    private static boolean floor(Comparison comparison) {
        return comparison.operator() == Operator.GREATER || comparison.operator() == Operator.GREATER_OR_EQUAL;
    }

    private static boolean ceiling(Comparison comparison) {
        return comparison.operator() == Operator.LESS || comparison.operator() == Operator.LESS_OR_EQUAL;
    }

    /** Whether the first is more than the second, or they cannot be told before a row is there. */
    private static boolean above(Expression first, Expression second) {
        if (first instanceof Literal.Number(var one) && second instanceof Literal.Number(var other)) {
            return one.compareTo(other) > 0;
        }
        return !(first instanceof Literal.Day(var one) && second instanceof Literal.Day(var other))
                || one.isAfter(other);
    }

    /** What is compared with constants. */
    public static Expression subject(Predicate predicate) {
        return predicate.expressions().getFirst();
    }

    /** The same condition on the same column of another place of the table; empty when it is about more than one column. */
    public static Optional<Predicate> moved(Predicate predicate, String alias) {
        return switch (predicate) {
            case Comparison(ColumnRef column, var operator, Literal constant) ->
                Optional.of(new Comparison(moved(column, alias), operator, constant));
            case TextMatch(ColumnRef column, var kind, var text) ->
                Optional.of(new TextMatch(moved(column, alias), kind, text));
            case OneOf(ColumnRef column, var options) -> Optional.of(new OneOf(moved(column, alias), options));
            case Range(ColumnRef column, var low, var high, var closed) ->
                Optional.of(new Range(moved(column, alias), low, high, closed));
            default -> Optional.empty();
        };
    }

    /** The same condition on another column; empty when it is about more than the one column. */
    public static Optional<Predicate> on(Predicate predicate, Expression column, ColumnRef other) {
        return switch (predicate) {
            case Comparison(var left, var operator, Literal constant)
            when left.equals(column) -> Optional.of(new Comparison(other, operator, constant));
            case OneOf(var left, var options) when left.equals(column) -> Optional.of(new OneOf(other, options));
            case Range(var left, var low, var high, var closed)
            when left.equals(column) -> Optional.of(new Range(other, low, high, closed));
            case TextMatch(var left, var kind, var text)
            when left.equals(column) -> Optional.of(new TextMatch(other, kind, text));
            case Missing(var left) when left.equals(column) -> Optional.of(new Missing(other));
            case Not(var denied, var keepsUnknown) -> on(denied, column, other).map(one -> new Not(one, keepsUnknown));
            default -> Optional.empty();
        };
    }

    private static ColumnRef moved(ColumnRef column, String alias) {
        return new ColumnRef(alias, column.column(), column.family());
    }

    private static Predicate compare(Expression subject, Operator operator, LocalDate day, boolean asYear) {
        return new Comparison(subject, operator, asYear ? Literal.Number.of(day.getYear()) : new Literal.Day(day));
    }

    public static Operator operator(Operation operation) {
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

    /** Whether one of several alternatives looks at those rows and another does not. */
    public static boolean ofSomeOptions(Predicate filter, String alias) {
        return filter instanceof AnyOf(List<Predicate> options)
                && options.stream().anyMatch(option -> option.aliases().contains(alias))
                && options.stream().anyMatch(option -> !option.aliases().contains(alias));
    }
}
