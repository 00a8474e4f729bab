package dev.parley.runtime.database;

import dev.parley.model.schema.TableName;

/** A column of a table. */
public record ColumnName(TableName table, String name) {

    /** As people write it in {@code hide} and {@code sensitive}. */
    @Override
    public String toString() {
        return table + "." + name;
    }
}
