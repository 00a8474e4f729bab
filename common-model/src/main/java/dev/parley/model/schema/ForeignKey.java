package dev.parley.model.schema;

import java.util.List;
import java.util.Objects;

/**
 * @param columns referencing columns, in the order of {@code referencedColumns}
 * @param referencedTable the table that is pointed at
 * @param enforced whether PostgreSQL has seen that each row's key exists; not so for a constraint that is NOT VALID or NOT
 *     ENFORCED, and for a key that was inferred
 */
public record ForeignKey(
        String name,
        List<String> columns,
        TableName referencedTable,
        List<String> referencedColumns,
        boolean enforced) {

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

    /** One that is enforced. */
    public ForeignKey(String name, List<String> columns, TableName referencedTable, List<String> referencedColumns) {
        this(name, columns, referencedTable, referencedColumns, true);
    }
}
