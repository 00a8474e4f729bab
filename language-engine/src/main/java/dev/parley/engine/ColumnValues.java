package dev.parley.engine;

import dev.parley.model.schema.TableName;
import java.util.List;
import java.util.Objects;

/**
 * Distinct values of a text column.
 *
 * @param complete whether these are all of them
 */
public record ColumnValues(TableName table, String column, List<String> values, boolean complete) {

    public ColumnValues {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        values = List.copyOf(values);
    }
}
