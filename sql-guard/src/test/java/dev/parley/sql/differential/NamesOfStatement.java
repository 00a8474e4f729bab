package dev.parley.sql.differential;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.sql.parser.Statement;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Relations, functions, types and operators that a tree names, as PostgreSQL's tree has them. */
final class NamesOfStatement {

    /** What PostgreSQL writes into its tree for a word or a form; it may be there without being written. */
    private static final Map<String, List<String>> MADE_OF = Map.ofEntries(
            Map.entry("LIKE", List.of("~~", "pg_catalog.like_escape")),
            Map.entry("NOT LIKE", List.of("!~~", "pg_catalog.like_escape")),
            Map.entry("ILIKE", List.of("~~*", "pg_catalog.like_escape")),
            Map.entry("NOT ILIKE", List.of("!~~*", "pg_catalog.like_escape")),
            Map.entry("SIMILAR TO", List.of("pg_catalog.similar_to_escape")),
            Map.entry("NOT SIMILAR TO", List.of("pg_catalog.similar_to_escape")),
            Map.entry("pg_catalog.substring", List.of("int4")),
            Map.entry("float8", List.of("float4")));

    /** A string of this kind is a constant of the type bpchar. */
    private static final Pattern NATIONAL = Pattern.compile("[nN]'");

    private final Map<String, Set<String>> names = Map.of(
            "relations", new HashSet<>(),
            "functions", new HashSet<>(),
            "types", new HashSet<>(),
            "operators", new HashSet<>());

    NamesOfStatement(Statement statement) {
        statement.query().walk(this::add);
        if (NATIONAL.matcher(statement.sql()).find()) {
            names.get("types").add("bpchar");
        }
    }

    private void add(Node node) {
        switch (node) {
            case FromItem.Table table -> names.get("relations").add(table.name().toString());
            case Expression.Call call -> {
                names.get("functions").add(call.name().toString());
            }
            case Item.TypeName type -> names.get("types").add(type.name().last());
            case Expression.Operation operation ->
                names.get("operators").add(operation.operator().last());
            case Expression.Quantified quantified ->
                names.get("operators").add(quantified.operator().last());
            default -> {
                // names nothing by itself
            }
        }
    }

    /** Names of the label that the tree lacks. */
    List<String> unseen(JsonNode label) {
        List<String> unseen = new ArrayList<>();
        Set<String> made = new HashSet<>();
        names.values().forEach(seen -> seen.forEach(name -> made.addAll(MADE_OF.getOrDefault(name, List.of()))));
        names.forEach((kind, seen) -> label.path(kind).forEach(name -> {
            String text = name.asText();
            if (!seen.contains(text) && !made.contains(text)) {
                unseen.add(kind + ": " + text);
            }
        }));
        return unseen;
    }
}
