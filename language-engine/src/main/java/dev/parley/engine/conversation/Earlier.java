package dev.parley.engine.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.engine.algebra.AlgebraJson;
import dev.parley.engine.algebra.Query;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A question that was answered.
 *
 * @param text as it was asked
 * @param query what was answered
 * @param readAnew whether that is only what its words mean to the engine, and it was answered by other SQL
 */
public record Earlier(String text, Query query, boolean readAnew) {

    public Earlier(String text, Query query) {
        this(text, query, false);
    }

    public Earlier {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(query, "query");
    }

    /** Tables and columns that it reads and that a schema does not have (any more), by their names. */
    public List<String> missing(SchemaSnapshot schema) {
        JsonNode json = AlgebraJson.write(query);
        Map<TableName, Table> tables = new HashMap<>();
        schema.tables().forEach(table -> tables.put(table.name(), table));
        Set<String> missing = new LinkedHashSet<>();
        for (TableName table : AlgebraJson.tables(json)) {
            if (!tables.containsKey(table)) {
                missing.add(table.name());
            }
        }
        Map<String, Set<TableName>> scanned = AlgebraJson.scanned(json);
        for (JsonNode column : columns(json, new ArrayList<>())) {
            Set<TableName> read = scanned.getOrDefault(column.get("alias").asText(), Set.of());
            String name = column.get("column").asText();
            boolean there = read.isEmpty()
                    || read.stream().anyMatch(table -> names(tables.get(table)).contains(name));
            if (!there) {
                missing.add(read.iterator().next().name() + "." + name);
            }
        }
        return List.copyOf(missing);
    }

    private static List<JsonNode> columns(JsonNode node, List<JsonNode> found) {
        if (node.has("alias") && node.has("column")) {
            found.add(node);
        }
        node.forEach(child -> columns(child, found));
        return found;
    }

    private static Set<String> names(Table table) {
        Set<String> names = new HashSet<>();
        if (table != null) {
            table.columns().stream().map(Column::name).forEach(names::add);
        }
        return names;
    }
}
