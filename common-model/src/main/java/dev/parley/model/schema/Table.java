package dev.parley.model.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * @param comment {@code COMMENT ON TABLE}, or null
 * @param rowEstimate the planner's estimate ({@code pg_class.reltuples}); -1 when the table was never analyzed
 * @param primaryKey column names in key order; empty when there is none
 * @param uniqueKeys further unique constraints, each a list of column names
 */
public record Table(
        TableName name,
        TableKind kind,
        String comment,
        long rowEstimate,
        List<Column> columns,
        List<String> primaryKey,
        List<List<String>> uniqueKeys,
        List<ForeignKey> foreignKeys) {

    public Table {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
    }

    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }
}
