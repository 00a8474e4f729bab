package dev.parley.tester.performance;

import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A condition that compares something made of one column with what is the same for all rows.
 *
 * @param column its name
 * @param side the column, or what it is wrapped in
 * @param operator {@code =, <, <=, >, >=, IN, BETWEEN, LIKE}, with the side on its left
 * @param values what it is compared with; two for BETWEEN
 */
record Comparison(String column, Expression side, String operator, List<Expression> values) {

    private static final Map<String, String> TURNED = Map.of("=", "=", "<", ">", "<=", ">=", ">", "<", ">=", "<=");
    private static final Set<String> OTHERS = Set.of("IN", "BETWEEN", "LIKE");

    Comparison {
        values = List.copyOf(values);
    }

    static Optional<Comparison> of(Expression condition) {
        if (!(condition instanceof Operation operation)
                || operation.operator().parts().size() != 1) {
            return Optional.empty();
        }
        String operator = operation.operator().last();
        List<Expression> operands = operation.operands();
        if (TURNED.containsKey(operator) && operands.size() == 2) {
            return of(operands.getFirst(), operator, operands.subList(1, 2))
                    .or(() -> of(operands.get(1), TURNED.get(operator), operands.subList(0, 1)));
        }
        return OTHERS.contains(operator) && operands.size() > 1
                ? of(operands.getFirst(), operator, operands.subList(1, operands.size()))
                : Optional.empty();
    }

    private static Optional<Comparison> of(Expression side, String operator, List<Expression> values) {
        List<String> columns = columns(side).distinct().toList();
        boolean constant =
                values.stream().allMatch(value -> columns(value).findAny().isEmpty() && !Trees.hasQuery(value));
        return columns.size() == 1 && constant && !Trees.hasQuery(side)
                ? Optional.of(new Comparison(columns.getFirst(), side, operator, values))
                : Optional.empty();
    }

    private static Stream<String> columns(Expression expression) {
        return Trees.all(expression, Expression.Column.class).stream()
                .filter(column -> !column.star())
                .map(column -> column.name().last());
    }

    boolean isEquality() {
        return operator.equals("=") || operator.equals("IN");
    }

    /** Whether rows are looked for by how their text ends, or by what is in it. */
    boolean hasLeadingWildcard() {
        Expression.Literal pattern = operator.equals("LIKE") ? Trees.literal(values.getFirst()) : null;
        return pattern != null
                && pattern.kind() == Expression.Literal.Kind.STRING
                && (pattern.value().startsWith("%") || pattern.value().startsWith("_"));
    }
}
