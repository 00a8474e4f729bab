package dev.parley.engine.explanation;

import dev.parley.engine.algebra.Aggregate;
import dev.parley.engine.algebra.AllOf;
import dev.parley.engine.algebra.AnyOf;
import dev.parley.engine.algebra.Arithmetic;
import dev.parley.engine.algebra.ColumnRef;
import dev.parley.engine.algebra.Comparison;
import dev.parley.engine.algebra.Concatenation;
import dev.parley.engine.algebra.CountRows;
import dev.parley.engine.algebra.CountWhere;
import dev.parley.engine.algebra.DerivedTable;
import dev.parley.engine.algebra.Elapsed;
import dev.parley.engine.algebra.Exists;
import dev.parley.engine.algebra.Expression;
import dev.parley.engine.algebra.Join;
import dev.parley.engine.algebra.Literal;
import dev.parley.engine.algebra.Member;
import dev.parley.engine.algebra.Missing;
import dev.parley.engine.algebra.Not;
import dev.parley.engine.algebra.NumberOf;
import dev.parley.engine.algebra.OneOf;
import dev.parley.engine.algebra.Ordering;
import dev.parley.engine.algebra.PartOf;
import dev.parley.engine.algebra.PeriodOf;
import dev.parley.engine.algebra.Predicate;
import dev.parley.engine.algebra.Range;
import dev.parley.engine.algebra.ScalarQuery;
import dev.parley.engine.algebra.Select;
import dev.parley.engine.algebra.TableScan;
import dev.parley.engine.algebra.TextLength;
import dev.parley.engine.algebra.TextMatch;
import dev.parley.engine.algebra.Today;
import dev.parley.engine.text.Names;
import dev.parley.model.schema.TypeFamily;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Words for the parts of one query.
 *
 * @param tables a readable name for every alias in sight
 * @param computed what the columns of derived tables are, under alias and name
 * @param rows what rows are called that are counted
 */
record Phrases(Map<String, String> tables, Map<String, String> computed, String rows) {

    static Phrases over(Select select) {
        return new Phrases(Map.of(), Map.of(), "rows").inside(select, "rows");
    }

    /** With the tables of a query, whose rows are called {@code counted} when they are counted. */
    Phrases inside(Select select, String counted) {
        Map<String, String> names = new HashMap<>(tables);
        Map<String, String> columns = new HashMap<>(computed);
        switch (select.from()) {
            case TableScan scan ->
                names.put(scan.alias(), Names.readable(scan.table().name()));
            case DerivedTable(var query, var alias) -> {
                List<String> phrases = new Nested(this).columns(query);
                for (int i = 0; i < phrases.size(); i++) {
                    columns.put(alias + "." + query.columnNames().get(i), phrases.get(i));
                }
                names.put(alias, "a list of " + new Nested(this).values(query));
            }
        }
        for (Join join : select.joins()) {
            String name = Names.readable(join.table().table().name());
            names.put(join.table().alias(), join.role().isEmpty() ? name : join.role() + " " + name);
        }
        return new Phrases(names, columns, counted);
    }

    /** With other names for some tables. */
    Phrases renamed(Map<String, String> names) {
        Map<String, String> all = new HashMap<>(tables);
        all.putAll(names);
        return new Phrases(all, computed, rows);
    }

    Phrases counting(String counted) {
        return new Phrases(tables, computed, counted);
    }

    String table(String alias) {
        return tables.getOrDefault(alias, alias);
    }

    String expression(Expression expression) {
        return switch (expression) {
            case ColumnRef column -> column(column);
            case CountRows ignored -> "number of " + rows;
            case CountWhere count -> "number of " + rows + " (where " + predicate(count.where()) + ")";
            case Aggregate aggregate -> aggregate(aggregate);
            case Arithmetic arithmetic ->
                "(" + expression(arithmetic.left()) + " " + operator(arithmetic.operator()) + " "
                        + expression(arithmetic.right()) + ")";
            case PeriodOf period ->
                period.unit().name().toLowerCase(Locale.ROOT) + " of " + expression(period.argument());
            case PartOf part -> part(part.unit()) + " of " + expression(part.argument());
            case Elapsed elapsed ->
                (elapsed.unit() == Elapsed.Unit.YEAR ? "years from " : "days from ") + expression(elapsed.from())
                        + " to " + expression(elapsed.to());
            case Today ignored -> "today";
            case TextLength length -> "number of characters of " + expression(length.argument());
            case NumberOf number -> expression(number.argument()) + " (read as a number)";
            case Concatenation concatenation ->
                concatenation.parts().stream()
                        .filter(part -> !(part instanceof Literal.Text text)
                                || !text.value().isBlank())
                        .map(this::expression)
                        .collect(Collectors.joining(" followed by "));
            case ScalarQuery scalar -> new Nested(this).values(scalar.query());
            case Literal.Text text -> "“" + text.value() + "”";
            case Literal.Number number -> number.value().toPlainString();
            case Literal.Truth truth -> truth.value() ? "true" : "false";
            case Literal.Day day -> day.value().toString();
        };
    }

    private String column(ColumnRef column) {
        String phrase = computed.get(column.alias() + "." + column.column());
        String name =
                column.family().isTextual() ? Names.readableText(column.column()) : Names.readable(column.column());
        return phrase != null ? phrase : name + " of " + table(column.alias());
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
            case Exists exists -> "there are " + new Nested(this).rows(exists.query());
            case Member member -> new Nested(this).member(member, "is among");
            case AllOf allOf -> allOf.parts().stream().map(this::part).collect(Collectors.joining(" and "));
            case AnyOf anyOf -> anyOf.options().stream().map(this::option).collect(Collectors.joining(" or "));
            case Not not -> negation(not);
        };
    }

    private String part(Predicate part) {
        return part instanceof AnyOf ? "(" + predicate(part) + ")" : predicate(part);
    }

    private String option(Predicate option) {
        return option instanceof AllOf ? "(" + predicate(option) + ")" : predicate(option);
    }

    private String negation(Not not) {
        return switch (not.predicate()) {
            case Missing missing -> expression(missing.value()) + " is known";
            case Exists exists -> "there are no " + new Nested(this).rows(exists.query());
            case Member member -> new Nested(this).member(member, "is not among");
            case AllOf allOf -> "it is not so that (" + predicate(allOf) + ")";
            case AnyOf anyOf -> "it is not so that (" + predicate(anyOf) + ")";
            case Predicate other -> "it is not so that " + predicate(other);
        };
    }

    String sort(Ordering ordering) {
        return sort(expression(ordering.expression()), ordering.expression().family(), ordering.direction());
    }

    static String sort(String key, TypeFamily family, Ordering.Direction direction) {
        return switch (direction) {
            case ASCENDING -> key + (family.isTemporal() ? " (earliest first)" : " (smallest first)");
            case DESCENDING -> key + (family.isTemporal() ? " (latest first)" : " (greatest first)");
        };
    }

    /** How much is shown, as in "only the first 3 rows"; empty when all of it is. */
    static String cut(Integer limit, Integer offset) {
        if (offset == null) {
            return limit == null ? "" : "only the first " + rows(limit);
        }
        return "without the first " + rows(offset)
                + (limit == null ? "" : " and of the rest only the first " + rows(limit));
    }

    static String rows(int number) {
        return number == 1 ? "row" : number + " rows";
    }

    static <T> String list(List<T> items, Function<T, String> words) {
        List<String> phrases = items.stream().map(words).toList();
        return phrases.size() == 1
                ? phrases.getFirst()
                : String.join(", ", phrases.subList(0, phrases.size() - 1)) + " and " + phrases.getLast();
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

    private static String part(PartOf.Unit unit) {
        return switch (unit) {
            case YEAR -> "year";
            case QUARTER -> "quarter of the year";
            case MONTH -> "month of the year";
            case DAY_OF_MONTH -> "day of the month";
            case DAY_OF_WEEK -> "day of the week (Monday is 1)";
            case HOUR -> "hour of the day";
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
