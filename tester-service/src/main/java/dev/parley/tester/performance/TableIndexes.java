package dev.parley.tester.performance;

import dev.parley.model.schema.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A table as the planner sees it.
 *
 * @param rows the planner's estimate; 0 when the table was never analyzed
 * @param parts names of its partitions; empty when it has none
 */
record TableIndexes(TableName name, double rows, List<String> parts, List<Index> indexes) {

    /**
     * @param method such as {@code btree}
     * @param partial whether it has only the rows of a condition
     * @param keys columns in their order; null in place of an expression
     * @param expressions text of its expressions; null when it has none
     */
    record Index(String method, boolean partial, List<String> keys, String expressions) {

        Index {
            keys = new ArrayList<>(keys);
        }

        private boolean isOrdered() {
            return method.equals("btree") && !partial;
        }

        /** Whether its first keys are these columns, in whatever order. */
        private boolean begins(Collection<String> columns) {
            return keys.size() >= columns.size()
                    && new HashSet<>(keys.subList(0, columns.size())).equals(Set.copyOf(columns));
        }
    }

    TableIndexes {
        parts = List.copyOf(parts);
        indexes = List.copyOf(indexes);
    }

    /** Whether conditions on all of these columns can be looked up together. */
    boolean hasIndexFor(Collection<String> columns) {
        return indexes.stream().anyMatch(index -> index.isOrdered() && index.begins(columns));
    }

    /** Whether an index is ordered by the column first. */
    boolean isIndexed(String column) {
        return hasIndexFor(Set.of(column));
    }

    /** Whether there is an index of another kind, or of an expression, that may be made for such a condition. */
    boolean hasSpecialIndexOn(String column) {
        return indexes.stream()
                .anyMatch(index ->
                        (!index.method().equals("btree") && index.keys().contains(column))
                                || (index.keys().stream().anyMatch(Objects::isNull)
                                        && index.expressions() != null
                                        && index.expressions().contains(column)));
    }
}
