package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The rows of two queries put together, each combination once (but for {@code UNION_ALL}); its columns have the names of
 * the left query. An order of an operand means nothing unless that operand is cut off by a limit.
 *
 * @param limit greatest number of rows, or null for all
 */
public record SetOperation(Kind kind, Query left, Query right, List<ColumnOrder> orderBy, Integer limit)
        implements Query {

    /** In either, the rows of both as they are, in both, in the left one only. */
    public enum Kind {
        UNION,
        UNION_ALL,
        INTERSECT,
        EXCEPT
    }

    /**
     * One key of the sort order; rows without a value come last.
     *
     * @param column index of the column sorted by, from 0
     */
    public record ColumnOrder(int column, Ordering.Direction direction) {

        public ColumnOrder {
            Objects.requireNonNull(direction, "direction");
        }
    }

    public SetOperation {
        Objects.requireNonNull(kind, "kind");
        orderBy = List.copyOf(orderBy);
        List<TypeFamily> lefts = left.columnFamilies();
        List<TypeFamily> rights = right.columnFamilies();
        if (lefts.size() != rights.size()) {
            throw new IllegalArgumentException(
                    kind + " of " + lefts.size() + " columns and " + rights.size() + " columns");
        }
        for (int i = 0; i < lefts.size(); i++) {
            if (!Comparability.sameKind(lefts.get(i), rights.get(i))) {
                throw new IllegalArgumentException(kind + " of " + lefts.get(i) + " and " + rights.get(i));
            }
        }
        for (ColumnOrder order : orderBy) {
            Objects.checkIndex(order.column(), lefts.size());
        }
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, not " + limit);
        }
    }

    /** In no order, and all of it. */
    public SetOperation(Kind kind, Query left, Query right) {
        this(kind, left, right, List.of(), null);
    }

    @Override
    public List<String> columnNames() {
        return left.columnNames();
    }

    @Override
    public List<TypeFamily> columnFamilies() {
        List<TypeFamily> families = new ArrayList<>();
        for (int i = 0; i < left.columnFamilies().size(); i++) {
            families.add(Comparability.wider(
                    left.columnFamilies().get(i), right.columnFamilies().get(i)));
        }
        return List.copyOf(families);
    }

    @Override
    public Set<String> freeAliases() {
        Set<String> free = new LinkedHashSet<>(left.freeAliases());
        free.addAll(right.freeAliases());
        return free;
    }
}
