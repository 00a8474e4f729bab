package dev.parley.engine.conversation;

import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Comparison.Operator;
import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.OneOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Range;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.SetOperation;
import dev.parley.engine.algebra.TextMatch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What conditions of a query are about, and other conditions in their place. */
final class Conditions {

    private Conditions() {}

    /** The one column that a condition is about; empty for one about several, or about other rows. */
    static Optional<ColumnRef> subject(Predicate predicate) {
        return switch (predicate) {
            case Comparison comparison when !(comparison.right() instanceof ColumnRef) -> column(comparison.left());
            case Comparison ignored -> Optional.empty();
            case Range range -> column(range.value());
            case OneOf oneOf -> column(oneOf.value());
            case TextMatch match -> column(match.value());
            case Missing missing -> column(missing.value());
            case Not not -> subject(not.predicate());
            case AnyOf any -> common(any.options());
            case AllOf all -> common(all.parts());
            case Exists ignored -> Optional.empty();
            case Member ignored -> Optional.empty();
        };
    }

    private static Optional<ColumnRef> column(Expression expression) {
        return expression instanceof ColumnRef column ? Optional.of(column) : Optional.empty();
    }

    private static Optional<ColumnRef> common(List<Predicate> parts) {
        Optional<ColumnRef> first = subject(parts.getFirst());
        return parts.stream().allMatch(part -> subject(part).equals(first)) ? first : Optional.empty();
    }

    /** All conditions of a query and of those nested in it, outermost first. */
    static Stream<Predicate> all(Query query) {
        return switch (query) {
            case Select select -> select.where().stream().flatMap(Conditions::within);
            case SetOperation operation -> Stream.concat(all(operation.left()), all(operation.right()));
        };
    }

    /** It, or where it is about other rows, the conditions on those. */
    static Stream<Predicate> within(Predicate predicate) {
        return switch (predicate) {
            case Exists exists -> all(exists.query());
            case Member member -> all(member.query());
            case Not(Exists exists, var ignored) -> all(exists.query());
            case Not(Member member, var ignored) -> all(member.query());
            case Predicate plain -> Stream.of(plain);
        };
    }

    /** The query with other conditions: none, one or more in the place of each, in nested queries as well. */
    static Select replaced(Select select, Function<Predicate, List<Predicate>> by) {
        List<Predicate> where = new ArrayList<>();
        for (Predicate predicate : select.where()) {
            for (Predicate other : replaced(predicate, by)) {
                if (!where.contains(other)) {
                    where.add(other);
                }
            }
        }
        return select.withWhere(where);
    }

    private static List<Predicate> replaced(Predicate predicate, Function<Predicate, List<Predicate>> by) {
        return switch (predicate) {
            case Exists(Select inner) -> List.of(new Exists(replaced(inner, by)));
            case Member(var keys, Select inner) -> List.of(new Member(keys, replaced(inner, by)));
            case Not(Exists(Select inner), var unknown) -> List.of(new Not(new Exists(replaced(inner, by)), unknown));
            case Not(Member(var keys, Select inner), var unknown) ->
                List.of(new Not(new Member(keys, replaced(inner, by)), unknown));
            case Predicate plain -> by.apply(plain);
        };
    }

    /** The same condition about another column. */
    static Predicate about(Predicate predicate, ColumnRef column) {
        return switch (predicate) {
            case Comparison(var left, var operator, var right) -> new Comparison(column, operator, right);
            case Range(var value, var low, var high, var closed) -> new Range(column, low, high, closed);
            case OneOf(var value, var options) -> new OneOf(column, options);
            case TextMatch(var value, var kind, var text) -> new TextMatch(column, kind, text);
            case Missing(var value) -> new Missing(column);
            case Not(var inner, var unknown) -> new Not(about(inner, column), unknown);
            case AnyOf(var options) ->
                new AnyOf(options.stream().map(option -> about(option, column)).toList());
            case AllOf(var parts) ->
                new AllOf(parts.stream().map(part -> about(part, column)).toList());
            case Exists exists -> exists;
            case Member member -> member;
        };
    }

    /** Of rows that meet the one or the other. */
    static Predicate either(Predicate one, Predicate other) {
        if (one.equals(other)) {
            return one;
        }
        List<Literal> values =
                Stream.concat(values(one), values(other)).distinct().toList();
        return values(one).findAny().isPresent() && values(other).findAny().isPresent()
                ? new OneOf(subject(one).orElseThrow(), values)
                : new AnyOf(List.of(one, other));
    }

    /** Those that it takes a column to equal. */
    private static Stream<Literal> values(Predicate predicate) {
        return switch (predicate) {
            case Comparison(ColumnRef ignored, var operator, Literal value)
            when operator == Operator.EQUAL -> Stream.of(value);
            case OneOf(ColumnRef ignored, var options) -> options.stream();
            case Predicate ignored -> Stream.of();
        };
    }

    /** The one year that all periods of a query are in; empty when there is none. */
    static Optional<Integer> year(Query query) {
        List<Integer> years = all(query)
                .filter(Range.class::isInstance)
                .map(Range.class::cast)
                .filter(range -> range.low() instanceof Literal.Day && range.high() instanceof Literal.Day)
                .flatMap(range -> Stream.of(day(range.low()), day(range.high()).minusDays(range.closed() ? 0 : 1)))
                .map(LocalDate::getYear)
                .distinct()
                .toList();
        return years.size() == 1 ? Optional.of(years.getFirst()) : Optional.empty();
    }

    private static LocalDate day(Expression expression) {
        return ((Literal.Day) expression).value();
    }

    /** Whether it leaves out what it names: "without the cancelled ones". */
    static boolean excludes(Predicate predicate) {
        return switch (predicate) {
            case Not ignored -> true;
            case Comparison comparison -> comparison.operator() == Operator.NOT_EQUAL;
            case Predicate ignored -> false;
        };
    }

    /** Whether no row meets both: "from Berlin", and then "not from Berlin". */
    static boolean denies(Predicate one, Predicate other) {
        return switch (one) {
            case Not not -> not.predicate().equals(other);
            case Comparison(var left, var operator, var right)
            when operator == Operator.NOT_EQUAL -> other.equals(new Comparison(left, Operator.EQUAL, right));
            case Predicate ignored -> false;
        };
    }

    /** Whether they bound one column from both sides: "over 100", and then "under 200". */
    static boolean opposite(Predicate one, Predicate other) {
        return one instanceof Comparison first
                && other instanceof Comparison second
                && direction(first) * direction(second) < 0;
    }

    private static int direction(Comparison comparison) {
        return switch (comparison.operator()) {
            case GREATER, GREATER_OR_EQUAL -> 1;
            case LESS, LESS_OR_EQUAL -> -1;
            case EQUAL, NOT_EQUAL -> 0;
        };
    }
}
