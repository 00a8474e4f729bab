package dev.parley.engine.algebra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import dev.parley.model.schema.TableName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The algebra as JSON and back, without loss; how one service hands a query to another. */
public final class AlgebraJson {

    private AlgebraJson() {}

    public static JsonNode write(Query query) {
        return Json.mapper().valueToTree(query);
    }

    /** The tables that a query reads, at any depth; what every scan of one has in JSON are a table and an alias. */
    public static Set<TableName> tables(JsonNode json) {
        Set<TableName> found = new LinkedHashSet<>();
        collect(json, found);
        return found;
    }

    private static void collect(JsonNode node, Set<TableName> found) {
        if (node.path("table").has("schema") && node.has("alias")) {
            found.add(new TableName(
                    node.get("table").get("schema").asText(),
                    node.get("table").get("name").asText()));
        }
        node.forEach(child -> collect(child, found));
    }

    /** The tables that each alias of a query stands for, at any depth. */
    public static Map<String, Set<TableName>> scanned(JsonNode json) {
        Map<String, Set<TableName>> found = new LinkedHashMap<>();
        json.findParents("alias").stream().filter(node -> node.has("table")).forEach(scan -> found.computeIfAbsent(
                        scan.get("alias").asText(), ignored -> new LinkedHashSet<>())
                .addAll(tables(scan)));
        return found;
    }

    /** The aliases that a query declares or uses, at any depth. */
    public static Set<String> aliases(JsonNode json) {
        return new LinkedHashSet<>(json.findValuesAsText("alias"));
    }

    /** The same query under other aliases; those that are not named stay. */
    public static JsonNode renamed(JsonNode json, Map<String, String> names) {
        JsonNode copy = json.deepCopy();
        for (JsonNode node : copy.findParents("alias")) {
            String alias = node.get("alias").asText();
            ((ObjectNode) node).put("alias", names.getOrDefault(alias, alias));
        }
        return copy;
    }

    /** @throws IllegalArgumentException when it is not a valid query; an unknown kind of node is named */
    public static Query read(JsonNode json) {
        try {
            return Json.mapper().treeToValue(json, Query.class);
        } catch (InvalidTypeIdException e) {
            throw new IllegalArgumentException("unknown node of the query algebra: " + e.getTypeId(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a query of the algebra: " + e.getOriginalMessage(), e);
        }
    }
}
