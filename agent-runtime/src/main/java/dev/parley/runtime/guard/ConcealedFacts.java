package dev.parley.runtime.guard;

import dev.parley.model.schema.TableName;
import dev.parley.runtime.database.ColumnName;
import dev.parley.runtime.database.Concealment;
import dev.parley.runtime.database.Relations;
import dev.parley.sql.guard.Concealed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is concealed, by the relations that there are. */
final class ConcealedFacts {

    private ConcealedFacts() {}

    /** @param concealment with all parts */
    static Concealed of(Relations all, Concealment concealment) {
        if (concealment.isEmpty()) {
            return Concealed.NOTHING;
        }
        Map<String, Set<String>> relations = new HashMap<>();
        concealment.tables().forEach(table -> relations
                .computeIfAbsent(table.schema(), schema -> new HashSet<>())
                .add(table.name()));
        Map<String, Map<String, Concealed.Columns>> columns = new HashMap<>();
        all.columns().forEach((table, names) -> {
            Set<String> hidden = of(table, concealment.columns(), names);
            Set<String> sensitive = of(table, concealment.sensitive(), names);
            if (!hidden.isEmpty() || !sensitive.isEmpty()) {
                Set<String> shown = new HashSet<>(names);
                shown.removeAll(hidden);
                columns.computeIfAbsent(table.schema(), schema -> new HashMap<>())
                        .put(table.name(), new Concealed.Columns(shown, hidden, sensitive));
            }
        });
        return new Concealed(relations, columns);
    }

    private static Set<String> of(TableName table, Set<ColumnName> columns, Set<String> all) {
        Set<String> names = new HashSet<>(all);
        names.removeIf(name -> !columns.contains(new ColumnName(table, name)));
        return names;
    }
}
