package dev.parley.runtime.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Json;
import dev.parley.model.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All relations of a database, whoever may read them: what is concealed is looked up here.
 *
 * @param columns of each
 * @param parts partitions, and tables that inherit: they hold rows of another
 */
public record Relations(Map<TableName, Set<String>> columns, List<Part> parts) {

    /** One row with one text, {@code relations}. */
    public static final String SQL = """
            SELECT json_build_object(
                'columns', (
                    SELECT coalesce(json_agg(json_build_array(n.nspname, c.relname, (
                        SELECT coalesce(json_agg(a.attname), '[]')
                        FROM pg_catalog.pg_attribute a
                        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))), '[]')
                    FROM pg_catalog.pg_class c
                    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
                      AND n.nspname !~ '^pg_'
                      AND n.nspname <> 'information_schema'),
                'parts', (
                    SELECT coalesce(json_agg(json_build_array(pn.nspname, p.relname, cn.nspname, c.relname)), '[]')
                    FROM pg_catalog.pg_inherits i
                    JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
                    JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
                    JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
                    JOIN pg_catalog.pg_namespace cn ON cn.oid = c.relnamespace
                    WHERE c.relkind IN ('r', 'p', 'f'))
            )::text AS relations
            """;

    /** A relation that holds rows of another. */
    public record Part(TableName whole, TableName part) {}

    public Relations {
        columns = Map.copyOf(columns);
        parts = List.copyOf(parts);
    }

    /** @param json the statement's {@code relations} */
    public static Relations of(String json) {
        try {
            return of(Json.mapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the statement of the relations returned what it should not", e);
        }
    }

    /** @param json with {@code columns} and {@code parts} */
    public static Relations of(JsonNode json) {
        Map<TableName, Set<String>> columns = new HashMap<>();
        for (JsonNode row : json.path("columns")) {
            Set<String> names = new HashSet<>();
            row.path(2).forEach(name -> names.add(name.asText()));
            columns.put(table(row, 0), names);
        }
        List<Part> parts = new ArrayList<>();
        json.path("parts").forEach(row -> parts.add(new Part(table(row, 0), table(row, 2))));
        return new Relations(columns, parts);
    }

    boolean has(ColumnName column) {
        return columns.getOrDefault(column.table(), Set.of()).contains(column.name());
    }

    private static TableName table(JsonNode row, int at) {
        return new TableName(row.path(at).asText(), row.path(at + 1).asText());
    }
}
