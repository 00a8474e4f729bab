package dev.parley.gateway.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What statements can rely on in a database, and what it asks of them.
 *
 * @param columns the type of each, by {@code table.column}
 * @param required columns that are not to be null, by {@code table.column}; true when there is no default either
 * @param rules by table: constraints, and indexes that are unique
 */
record TableShape(Map<String, String> columns, Map<String, Boolean> required, Map<String, Set<String>> rules) {

    private static final String COLUMNS = """
            SELECT c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                   NOT a.atthasdef AND a.attidentity = ''
              FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped""";

    private static final String RULES = """
            SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
             WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND conrelid <> 0
            UNION ALL
            SELECT indrelid::regclass::text, pg_get_indexdef(indexrelid)
              FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
             WHERE indisunique AND relnamespace = 'public'::regnamespace""";

    static TableShape of(Connection connection) throws SQLException {
        TableShape shape = new TableShape(new HashMap<>(), new HashMap<>(), new HashMap<>());
        try (Statement statement = connection.createStatement()) {
            ResultSet column = statement.executeQuery(COLUMNS);
            while (column.next()) {
                shape.columns.put(column.getString(1), column.getString(2));
                if (column.getBoolean(3)) {
                    shape.required.put(column.getString(1), column.getBoolean(4));
                }
            }
            ResultSet rule = statement.executeQuery(RULES);
            while (rule.next()) {
                shape.rules
                        .computeIfAbsent(rule.getString(1), table -> new HashSet<>())
                        .add(rule.getString(2));
            }
        }
        return shape;
    }

    /** Why statements that were written for this shape may fail in the later one; empty when none does. */
    List<String> brokenBy(TableShape later) {
        List<String> broken = new ArrayList<>();
        columns.forEach((column, type) -> {
            if (!type.equals(later.columns.get(column))) {
                broken.add(column + " was " + type + " and is " + later.columns.get(column));
            }
        });
        later.required.forEach((column, withoutDefault) -> {
            boolean known = columns.containsKey(column);
            boolean newlyRequired = known && !required.containsKey(column);
            boolean lostItsDefault = Boolean.FALSE.equals(required.get(column)) && withoutDefault;
            boolean unknownToInserts = !known && withoutDefault && hasTable(tableOf(column));
            if (newlyRequired || lostItsDefault || unknownToInserts) {
                broken.add(column + " has to be given");
            }
        });
        later.rules.forEach((table, all) -> all.stream()
                .filter(rule ->
                        hasTable(table) && !rules.getOrDefault(table, Set.of()).contains(rule))
                .forEach(rule -> broken.add(table + " asks for " + rule)));
        return broken;
    }

    private boolean hasTable(String table) {
        return columns.keySet().stream().anyMatch(column -> tableOf(column).equals(table));
    }

    private static String tableOf(String column) {
        return column.substring(0, column.indexOf('.'));
    }
}
