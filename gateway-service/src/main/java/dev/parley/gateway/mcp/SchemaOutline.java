package dev.parley.gateway.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.model.schema.CheckConstraint;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.ColumnDetails;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaDetails;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableDetails;
import dev.parley.model.schema.TableIndex;
import java.util.List;
import java.util.Locale;

/**
 * What is in a database, short enough for an agent to read.
 *
 * @param moreTables how many tables are left out
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SchemaOutline(String database, List<TableOutline> tables, Integer moreTables) {

    private static final int MOST_TABLES = 60;

    /**
     * @param columns in full where few tables are shown, else their names
     * @param rows the planner's estimate; null where there is none
     * @param checks and indexes, where few tables are shown
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record TableOutline(
            String name,
            String comment,
            Long rows,
            List<String> columns,
            List<String> references,
            List<String> checks,
            List<String> indexes) {}

    /** @param containing part of a table's or a column's name; null for all tables */
    static SchemaOutline of(SchemaSnapshot schema, SchemaDetails details, String containing) {
        List<Table> tables = schema.tables().stream()
                .filter(table -> containing == null || names(table, containing.toLowerCase(Locale.ROOT)))
                .toList();
        boolean few = tables.size() <= MOST_TABLES / 4;
        return new SchemaOutline(
                schema.database(),
                tables.stream()
                        .limit(MOST_TABLES)
                        .map(table -> outline(table, details.table(table.name()).orElse(null), few))
                        .toList(),
                tables.size() > MOST_TABLES ? tables.size() - MOST_TABLES : null);
    }

    private static boolean names(Table table, String part) {
        return table.name().toString().toLowerCase(Locale.ROOT).contains(part)
                || table.columns().stream()
                        .anyMatch(
                                column -> column.name().toLowerCase(Locale.ROOT).contains(part));
    }

    /** @param details null where there are none */
    private static TableOutline outline(Table table, TableDetails details, boolean full) {
        boolean detailed = full && details != null;
        return new TableOutline(
                table.name().toString(),
                table.comment(),
                table.rowEstimate() < 0 ? null : table.rowEstimate(),
                table.columns().stream()
                        .map(column -> full ? described(table, column, details) : column.name())
                        .toList(),
                table.foreignKeys().stream().map(SchemaOutline::reference).toList(),
                detailed
                        ? details.checks().stream()
                                .map(CheckConstraint::definition)
                                .toList()
                        : List.of(),
                detailed ? details.indexes().stream().map(SchemaOutline::index).toList() : List.of());
    }

    private static String described(Table table, Column column, TableDetails details) {
        StringBuilder text = new StringBuilder(column.name()).append(' ').append(column.type());
        if (table.primaryKey().contains(column.name())) {
            text.append(", primary key");
        }
        if (!column.enumValues().isEmpty()) {
            text.append(", one of ").append(String.join(", ", column.enumValues()));
        }
        if (details != null) {
            details.column(column.name()).ifPresent(known -> describe(known, text));
        }
        if (column.comment() != null) {
            text.append(": ").append(column.comment());
        }
        return text.toString();
    }

    private static void describe(ColumnDetails column, StringBuilder text) {
        if (!column.allowedValues().isEmpty()) {
            text.append(", one of ").append(String.join(", ", column.allowedValues()));
        }
        if (column.generated() != null) {
            text.append(", always ").append(column.generated());
        }
        if (column.defaultValue() != null) {
            text.append(", by default ").append(column.defaultValue());
        }
    }

    private static String index(TableIndex index) {
        return (index.unique() ? "unique (" : "(")
                + String.join(", ", index.keys()) + ")"
                + (index.predicate() == null ? "" : " where " + index.predicate());
    }

    private static String reference(ForeignKey key) {
        return "%s → %s (%s)"
                .formatted(
                        String.join(", ", key.columns()),
                        key.referencedTable(),
                        String.join(", ", key.referencedColumns()));
    }
}
