package dev.parley.engine.explanation;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.OneOf;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Query;
import dev.parley.engine.algebra.Range;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TextMatch;
import dev.parley.engine.text.Names;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Words for the parts of one query; {@code tables} has a readable name for every alias in sight. */
record Phrases(Map<String, String> tables) {

    static Phrases over(Select select) {
        return new Phrases(Map.of()).inside(select);
    }

    private Phrases inside(Select select) {
        Map<String, String> all = new HashMap<>(tables);
        all.put(select.from().alias(), Names.readable(select.from().table().name()));
        for (Join join : select.joins()) {
            String name = Names.readable(join.table().table().name());
            all.put(join.table().alias(), join.role().isEmpty() ? name : join.role() + " " + name);
        }
        return new Phrases(all);
    }

    String table(String alias) {
        return tables.getOrDefault(alias, alias);
    }

    String expression(Expression expression) {
        return switch (expression) {
            case ColumnRef column -> Names.readable(column.column()) + " of " + table(column.alias());
            case CountRows ignored -> "number of rows";
            case Aggregate aggregate -> aggregate(aggregate);
            case Arithmetic arithmetic ->
                "(" + expression(arithmetic.left()) + " " + operator(arithmetic.operator()) + " "
                        + expression(arithmetic.right()) + ")";
            case PeriodOf period ->
                period.unit().name().toLowerCase(Locale.ROOT) + " of " + expression(period.argument());
            case Literal.Text text -> "“" + text.value() + "”";
            case Literal.Number number -> number.value().toPlainString();
            case Literal.Truth truth -> truth.value() ? "true" : "false";
            case Literal.Day day -> day.value().toString();
        };
    }

    String predicate(Predicate predicate) {
        return switch (predicate) {
            case Comparison comparison ->
                expression(comparison.left()) + " "
                        + operator(
                                comparison.operator(),
                                comparison.left().family().isTemporal()) + " "
                        + expression(comparison.right());
            case Range range -> range(range);
            case OneOf oneOf ->
                expression(oneOf.value()) + " is one of "
                        + oneOf.options().stream().map(this::expression).collect(Collectors.joining(", "));
            case TextMatch match ->
                expression(match.value()) + " " + kind(match.kind()) + " “" + match.text() + "” (capitals ignored)";
            case Missing missing -> expression(missing.value()) + " is missing";
            case Exists exists -> "there are " + rows(exists.query());
            case AnyOf anyOf -> anyOf.options().stream().map(this::predicate).collect(Collectors.joining(" or "));
            case Not not -> negation(not);
        };
    }

    private String negation(Not not) {
        return switch (not.predicate()) {
            case Missing missing -> expression(missing.value()) + " is known";
            case Exists exists -> "there are no " + rows(exists.query());
            case Predicate other -> "it is not so that " + predicate(other);
        };
    }

    private String rows(Query query) {
        return switch (query) {
            case Select select -> {
                Phrases inner = inside(select);
                String with = select.joins().stream()
                        .map(join -> " with " + inner.table(join.table().alias()))
                        .collect(Collectors.joining());
                String where = select.where().stream()
                        .filter(predicate -> !ties(predicate))
                        .map(inner::predicate)
                        .collect(Collectors.joining(" and "));
                yield inner.table(select.from().alias()) + " for it" + with
                        + (where.isEmpty() ? "" : " where " + where);
            }
        };
    }

    /** Two columns compared is how a nested query hangs on the one around it. */
    private static boolean ties(Predicate predicate) {
        return predicate instanceof Comparison(ColumnRef left, var operator, ColumnRef right)
                && operator == Comparison.Operator.EQUAL
                && !left.alias().equals(right.alias());
    }

    private String range(Range range) {
        String bounds = expression(range.low()) + " " + (range.closed() ? "to" : "up to but not including") + " "
                + expression(range.high());
        return expression(range.value()) + " is from " + bounds;
    }

    private String aggregate(Aggregate aggregate) {
        String argument = (aggregate.distinct() ? "different " : "") + expression(aggregate.argument());
        return switch (aggregate.function()) {
            case COUNT -> "number of " + argument;
            case SUM -> "total of " + argument;
            case AVERAGE -> "average of " + argument;
            case MINIMUM -> "smallest " + argument;
            case MAXIMUM -> "greatest " + argument;
        };
    }

    private static String operator(Arithmetic.Operator operator) {
        return switch (operator) {
            case PLUS -> "plus";
            case MINUS -> "minus";
            case TIMES -> "times";
            case DIVIDED_BY -> "divided by";
        };
    }

    private static String operator(Comparison.Operator operator, boolean time) {
        return switch (operator) {
            case EQUAL -> "is";
            case NOT_EQUAL -> "is not";
            case LESS -> time ? "is before" : "is less than";
            case LESS_OR_EQUAL -> time ? "is on or before" : "is at most";
            case GREATER -> time ? "is after" : "is more than";
            case GREATER_OR_EQUAL -> time ? "is on or after" : "is at least";
        };
    }

    private static String kind(TextMatch.Kind kind) {
        return switch (kind) {
            case EQUALS -> "is";
            case CONTAINS -> "contains";
            case STARTS_WITH -> "starts with";
            case ENDS_WITH -> "ends with";
        };
    }
}
