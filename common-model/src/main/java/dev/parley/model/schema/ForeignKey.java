package dev.parley.model.schema;

import java.util.List;
import java.util.Objects;

/**
 * @param columns referencing columns, in the order of {@code referencedColumns}
 * @param referencedTable the table that is pointed at
 */
public record ForeignKey(String name, List<String> columns, TableName referencedTable, List<String> referencedColumns) {

    public ForeignKey {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(referencedTable, "referencedTable");
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
        if (columns.isEmpty() || columns.size() != referencedColumns.size()) {
            throw new IllegalArgumentException(
                    "foreign key " + name + ": " + columns.size() + " columns reference " + referencedColumns.size());
        }
    }
}
