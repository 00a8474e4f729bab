package dev.parley.rewriter.clause;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableKind;
import dev.parley.rewriter.text.Identifiers;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a SELECT reads under one name.
 *
 * @param name by which its columns are called
 * @param table what the catalog says; null for a table of WITH, a query, a function, or a table unknown here
 * @param columns their names; empty when they are not known
 * @param optional whether an outer join fills its columns with NULL
 */
public record Relation(FromItem item, String name, Table table, List<String> columns, boolean optional) {

    public Relation {
        columns = List.copyOf(columns);
    }

    /** Whether it can be read without the rest of FROM. */
    public boolean standsAlone() {
        return switch (item) {
            case FromItem.Table table -> true;
            case FromItem.Derived derived -> !derived.lateral();
            case FromItem.Functions functions ->
                Trees.all(functions, Expression.Column.class).isEmpty();
            case FromItem.Join join -> false;
        };
    }

    public String qualified(String column) {
        return Identifiers.text(name) + "." + Identifiers.text(column);
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    public Optional<Column> column(String column) {
        return table == null ? Optional.empty() : table.column(column);
    }

    /** Whether what the catalog says of keys and NULL binds every row that is read under this name. */
    public boolean isBound() {
        boolean stored =
                table != null && (table.kind() == TableKind.TABLE || table.kind() == TableKind.PARTITIONED_TABLE);
        return stored && !table.inherited();
    }

    /** Whether the column has a value in every row, also after outer joins. */
    public boolean isNeverNull(String column) {
        return isBound()
                && !optional
                && column(column).map(known -> !known.nullable()).orElse(false);
    }

    /** Whether no two rows are alike in these columns, NULL being like NULL. */
    public boolean isToldApartBy(Collection<String> names) {
        return isBound()
                && Stream.concat(Stream.of(table.primaryKey()), table.uniqueKeys().stream())
                        .filter(key -> !key.isEmpty() && names.containsAll(key))
                        .anyMatch(key -> key.stream().allMatch(column -> column(column)
                                .map(known -> !known.nullable())
                                .orElse(false)));
    }

    /** An expression that is another one for each of its rows, never NULL for a row; empty when none is known. */
    public Optional<String> identity() {
        return identityColumns()
                .map(columns -> columns.size() == 1
                        ? columns.getFirst()
                        : columns.stream().collect(Collectors.joining(", ", "(", ")")));
    }

    /** A condition that holds unless an outer join made the row. */
    public Optional<String> presence() {
        return identityColumns().map(columns -> columns.getFirst() + " IS NOT NULL");
    }

    private Optional<List<String>> identityColumns() {
        if (table == null) {
            return Optional.empty();
        }
        if (!table.primaryKey().isEmpty()) {
            return Optional.of(table.primaryKey().stream().map(this::qualified).toList());
        }
        return switch (table.kind()) {
            case TABLE, MATERIALIZED_VIEW -> Optional.of(List.of(Identifiers.text(name) + ".ctid"));
            case PARTITIONED_TABLE ->
                Optional.of(List.of(Identifiers.text(name) + ".tableoid", Identifiers.text(name) + ".ctid"));
            case VIEW, FOREIGN_TABLE -> Optional.empty();
        };
    }

    /** Whether these columns, or some of them, tell its rows apart. */
    public boolean isKey(List<String> names) {
        if (table == null || table.inherited()) {
            return false;
        }
        boolean primary = !table.primaryKey().isEmpty() && names.containsAll(table.primaryKey());
        return primary || table.uniqueKeys().stream().anyMatch(names::containsAll);
    }
}
