package dev.parley.model.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * @param comment {@code COMMENT ON TABLE}, or null
 * @param rowEstimate the planner's estimate ({@code pg_class.reltuples}); -1 when the table was never analyzed
 * @param primaryKey column names in key order; empty when there is none
 * @param uniqueKeys further unique constraints, each a list of column names
 * @param inherited whether other tables inherit from it: their rows are read with its own, and its keys do not bind them
 * @param rowSecurity whether policies decide which of its rows somebody sees
 */
public record Table(
        TableName name,
        TableKind kind,
        String comment,
        long rowEstimate,
        List<Column> columns,
        List<String> primaryKey,
        List<List<String>> uniqueKeys,
        List<ForeignKey> foreignKeys,
        boolean inherited,
        boolean rowSecurity) {

    public Table {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = List.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** A table that nothing inherits from and that everybody sees the same. */
    public Table(
            TableName name,
            TableKind kind,
            String comment,
            long rowEstimate,
            List<Column> columns,
            List<String> primaryKey,
            List<List<String>> uniqueKeys,
            List<ForeignKey> foreignKeys) {
        this(name, kind, comment, rowEstimate, columns, primaryKey, uniqueKeys, foreignKeys, false, false);
    }

    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }
}
