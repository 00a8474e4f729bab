package dev.parley.tester.performance;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.TypeFamily;
import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Expression.Cast;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Operation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A condition that an index can look up, for one on a wrapped column that means the same. Only forms that mean the same for
 * each value of the column are known.
 */
final class SargableForm {

    private static final Set<String> TEXT_TYPES = Set.of("text", "varchar");

    private final String sql;
    private final Comparison comparison;
    private final Column column;

    private SargableForm(String sql, Comparison comparison, Column column) {
        this.sql = sql;
        this.comparison = comparison;
        this.column = column;
    }

    /**
     * @param sql that the comparison was read from
     * @param column what the catalog says of the column
     */
    static Optional<String> of(String sql, Comparison comparison, Column column) {
        return new SargableForm(sql, comparison, column).form();
    }

    private Optional<String> form() {
        return switch (comparison.side()) {
            case Cast cast
            when isDay(cast) ->
                period(comparison.values().stream()
                        .map(value -> Period.day(value, sql))
                        .toList());
            case Cast cast when TEXT_TYPES.contains(cast.type().name().last()) -> wholeNumber();
            case Call call when isPlain(call) -> ofCall(call);
            case Operation operation -> withoutSum(operation);
            default -> Optional.empty();
        };
    }

    private boolean isDay(Cast cast) {
        return cast.type().name().last().equals("date") && column.family() == TypeFamily.TIMESTAMP;
    }

    private static boolean isPlain(Call call) {
        return call.over() == null && call.filter() == null && !call.arguments().isEmpty();
    }

    private Optional<String> ofCall(Call call) {
        boolean temporal = column.family().isTemporal();
        List<Expression> values = comparison.values();
        Literal first = Trees.literal(call.arguments().getFirst());
        Literal last = Trees.literal(call.arguments().getLast());
        String function = call.name().last();
        if (function.equals("date") && column.family() == TypeFamily.TIMESTAMP) {
            return period(values.stream().map(value -> Period.day(value, sql)).toList());
        }
        if (function.equals("date_trunc")
                && temporal
                && first != null
                && call.arguments().size() == 2) {
            return period(values.stream()
                    .map(value -> Period.truncated(first.value(), value))
                    .toList());
        }
        boolean part = function.equals("extract") || function.equals("date_part");
        if (part && temporal && first != null && first.value().equalsIgnoreCase("year")) {
            return period(values.stream().map(Period::year).toList());
        }
        boolean equal = comparison.operator().equals("=");
        return function.equals("to_char") && temporal && equal && last != null
                ? period(List.of(Period.written(last.value(), values.getFirst())))
                : Optional.empty();
    }

    // ---- periods

    private Optional<String> period(List<Optional<Period>> periods) {
        if (periods.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        String name = columnText();
        Period from = periods.getFirst().orElseThrow();
        Period to = periods.getLast().orElseThrow();
        return switch (comparison.operator()) {
            case "=", "BETWEEN" -> Optional.of(name + " >= " + from.start() + " AND " + name + " < " + to.next());
            case "<" -> Optional.of(name + " < " + from.start());
            case ">=" -> Optional.of(name + " >= " + from.start());
            case ">" -> Optional.of(name + " >= " + from.next());
            case "<=" -> Optional.of(name + " < " + from.next());
            default -> Optional.empty();
        };
    }

    // ---- numbers

    /** {@code id::text = '7'} is {@code id = 7}. */
    private Optional<String> wholeNumber() {
        Literal literal = Trees.literal(comparison.values().getFirst());
        boolean canonical = literal != null
                && literal.kind() == Literal.Kind.STRING
                && literal.value().matches("0|-?[1-9]\\d{0,8}");
        return canonical && comparison.operator().equals("=") && column.family() == TypeFamily.INTEGER
                ? Optional.of(columnText() + " = " + literal.value())
                : Optional.empty();
    }

    /** What is added to the column, or taken from it, goes to the other side. */
    private Optional<String> withoutSum(Operation operation) {
        if (operation.operands().size() != 2 || !(operation.is("+") || operation.is("-")) || !isExact()) {
            return Optional.empty();
        }
        Expression left = operation.operands().getFirst();
        Expression right = operation.operands().getLast();
        boolean turned = operation.is("+") && right instanceof Expression.Column;
        Literal number = Trees.literal(turned ? left : right);
        Expression rest = turned ? right : left;
        boolean order = Set.of("=", "<", "<=", ">", ">=").contains(comparison.operator());
        if (!(rest instanceof Expression.Column) || !isNumber(number) || !order) {
            return Optional.empty();
        }
        Expression value = comparison.values().getFirst();
        String other = value instanceof Literal literal && literal.kind() == Literal.Kind.NUMBER
                ? sum(literal, number, operation.is("+"))
                : value.span().of(sql) + (operation.is("+") ? " - " : " + ") + number.value();
        return Optional.of(columnText() + " " + comparison.operator() + " " + other);
    }

    private static String sum(Literal value, Literal number, boolean added) {
        BigDecimal moved = new BigDecimal(number.value());
        BigDecimal constant = new BigDecimal(value.value());
        return (added ? constant.subtract(moved) : constant.add(moved)).toPlainString();
    }

    private boolean isExact() {
        return column.family() == TypeFamily.INTEGER
                || column.family() == TypeFamily.DATE
                || column.type().startsWith("numeric");
    }

    private boolean isNumber(Literal literal) {
        return literal != null
                && literal.kind() == Literal.Kind.NUMBER
                && literal.value().matches(column.family() == TypeFamily.DATE ? "\\d{1,6}" : "\\d{1,9}(\\.\\d+)?");
    }

    private String columnText() {
        return Trees.all(comparison.side(), Expression.Column.class)
                .getFirst()
                .span()
                .of(sql);
    }
}
