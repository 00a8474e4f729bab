package dev.parley.runtime.guard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.schema.TableName;
import dev.parley.runtime.database.ColumnName;
import dev.parley.runtime.database.Concealment;
import dev.parley.sql.guard.Concealed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is concealed, by the tables that there are: partitions and tables that inherit hold rows of theirs, too. */
final class ConcealedFacts {

    private final JsonNode facts;
    private final Set<TableName> tables;
    private final Set<ColumnName> hidden;
    private final Set<ColumnName> sensitive;

    private ConcealedFacts(JsonNode facts, Concealment concealment) {
        this.facts = facts;
        this.tables = new HashSet<>(concealment.tables());
        this.hidden = new HashSet<>(concealment.columns());
        this.sensitive = new HashSet<>(concealment.sensitive());
    }

    /** @param facts of the statement that reads them */
    static Concealed of(JsonNode facts, Concealment concealment) {
        if (concealment.isEmpty()) {
            return Concealed.NOTHING;
        }
        ConcealedFacts concealed = new ConcealedFacts(facts, concealment);
        concealed.spread();
        return concealed.read();
    }

    /** Down to the parts of parts. */
    private void spread() {
        boolean more = true;
        while (more) {
            more = false;
            for (JsonNode row : facts.path("parts")) {
                TableName whole =
                        new TableName(row.path(0).asText(), row.path(1).asText());
                TableName part = new TableName(row.path(2).asText(), row.path(3).asText());
                more |= tables.contains(whole) && tables.add(part);
                more |= inherit(hidden, whole, part);
                more |= inherit(sensitive, whole, part);
            }
        }
    }

    private static boolean inherit(Set<ColumnName> columns, TableName whole, TableName part) {
        return columns.addAll(columns.stream()
                .filter(column -> column.table().equals(whole))
                .map(column -> new ColumnName(part, column.name()))
                .toList());
    }

    private Concealed read() {
        Map<String, Set<String>> relations = new HashMap<>();
        tables.forEach(table -> relations
                .computeIfAbsent(table.schema(), schema -> new HashSet<>())
                .add(table.name()));
        Map<String, Map<String, Concealed.Columns>> columns = new HashMap<>();
        for (JsonNode row : facts.path("columns")) {
            TableName table = new TableName(row.path(0).asText(), row.path(1).asText());
            Set<String> all = new HashSet<>();
            row.path(2).forEach(name -> all.add(name.asText()));
            Set<String> hiddenHere = of(table, hidden, all);
            Set<String> sensitiveHere = of(table, sensitive, all);
            if (!hiddenHere.isEmpty() || !sensitiveHere.isEmpty()) {
                all.removeAll(hiddenHere);
                columns.computeIfAbsent(table.schema(), schema -> new HashMap<>())
                        .put(table.name(), new Concealed.Columns(all, hiddenHere, sensitiveHere));
            }
        }
        return new Concealed(relations, columns);
    }

    private static Set<String> of(TableName table, Set<ColumnName> columns, Set<String> all) {
        Set<String> names = new HashSet<>(all);
        names.removeIf(name -> !columns.contains(new ColumnName(table, name)));
        return names;
    }
}
