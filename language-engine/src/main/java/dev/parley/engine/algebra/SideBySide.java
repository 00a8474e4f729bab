package dev.parley.engine.algebra;

import dev.parley.engine.algebra.SetOperation.ColumnOrder;
import dev.parley.engine.algebra.SetOperation.Kind;
import dev.parley.model.schema.TypeFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Several queries as one: the rows of all, with a first column that says which query each is of. */
public final class SideBySide {

    private static final String NAME = "reading";

    private SideBySide() {}

    /**
     * The rows of a query stay in its order as far as that goes by columns that are shown.
     *
     * @param names what the first column says of each query
     * @return empty when they do not show columns of the same kinds
     */
    public static Optional<Query> of(List<Query> queries, List<String> names) {
        Query first = queries.getFirst();
        if (!queries.stream().allMatch(query -> fits(first, query))) {
            return Optional.empty();
        }
        List<Query> named = IntStream.range(0, queries.size())
                .<Query>mapToObj(i -> named(queries.get(i), names.get(i)))
                .toList();
        return named.stream()
                .reduce((left, right) -> new SetOperation(Kind.UNION_ALL, left, right))
                .map(all -> all instanceof SetOperation both
                        ? new SetOperation(both.kind(), both.left(), both.right(), order(first), null)
                        : all);
    }

    private static boolean fits(Query one, Query other) {
        List<TypeFamily> columns = one.columnFamilies();
        List<TypeFamily> others = other.columnFamilies();
        return columns.size() == others.size()
                && IntStream.range(0, columns.size())
                        .allMatch(i -> Comparability.sameKind(columns.get(i), others.get(i)));
    }

    /** What is cut off is cut off before it is named. */
    private static Select named(Query query, String name) {
        Select rows = query instanceof Select select && select.limit() == null && select.offset() == null
                ? select
                : Select.everythingOf(query);
        String column = NAME;
        while (query.columnNames().contains(column)) {
            column += "_";
        }
        List<Output> outputs = new ArrayList<>();
        outputs.add(new Output(new Literal.Text(name), column));
        outputs.addAll(rows.outputs());
        return rows.withOutputs(outputs);
    }

    private static List<ColumnOrder> order(Query query) {
        List<ColumnOrder> order = new ArrayList<>();
        order.add(new ColumnOrder(0, Ordering.Direction.ASCENDING));
        switch (query) {
            case Select select -> {
                List<Expression> shown =
                        select.outputs().stream().map(Output::expression).toList();
                select.orderBy().stream()
                        .filter(key -> shown.contains(key.expression()))
                        .map(key -> new ColumnOrder(1 + shown.indexOf(key.expression()), key.direction()))
                        .forEach(order::add);
            }
            case SetOperation operation ->
                operation.orderBy().stream()
                        .map(key -> new ColumnOrder(1 + key.column(), key.direction()))
                        .forEach(order::add);
        }
        return order;
    }
}
