package dev.parley.model.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * @param partitionedBy such as {@code RANGE (ordered_on)}; null when it has no partitions
 * @param partitions how many partitions it has itself; null when it has none
 * @param inherits the tables that it inherits from, as far as they can be seen
 * @param privileges what the role of questions may do with it: {@code SELECT}, or {@code SELECT (columns)} when not with
 *     all columns, and whatever else it was granted
 * @param columns those of which there is something to tell
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TableDetails(
        TableName name,
        String partitionedBy,
        Integer partitions,
        List<TableName> inherits,
        List<String> privileges,
        List<ColumnDetails> columns,
        List<CheckConstraint> checks,
        List<TableIndex> indexes) {

    public TableDetails {
        Objects.requireNonNull(name, "name");
        inherits = inherits == null ? List.of() : List.copyOf(inherits);
        privileges = privileges == null ? List.of() : List.copyOf(privileges);
        columns = columns == null ? List.of() : List.copyOf(columns);
        checks = checks == null ? List.of() : List.copyOf(checks);
        indexes = indexes == null ? List.of() : List.copyOf(indexes);
    }

    public Optional<ColumnDetails> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }
}
