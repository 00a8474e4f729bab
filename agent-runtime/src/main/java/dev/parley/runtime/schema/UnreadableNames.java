package dev.parley.runtime.schema;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableName;
import dev.parley.runtime.database.Concealment;
import dev.parley.runtime.database.Relations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names of tables and columns that are in the database, but that the sandbox role may not SELECT. What is hidden is not
 * among them: of that nobody is told that it is there.
 *
 * @param names as the database spells them, sorted, without those of the tables that they are in
 */
public record UnreadableNames(List<String> names) {

    public UnreadableNames {
        names = List.copyOf(names);
    }

    /** @param readable what questions see, without what is hidden */
    static UnreadableNames of(Relations relations, Concealment concealment, SchemaSnapshot readable) {
        Set<TableName> parts =
                relations.parts().stream().map(Relations.Part::part).collect(Collectors.toSet());
        Set<String> names = new TreeSet<>();
        for (Map.Entry<TableName, Set<String>> relation : relations.columns().entrySet()) {
            TableName name = relation.getKey();
            if (parts.contains(name) || concealment.tables().contains(name)) {
                continue;
            }
            Set<String> shown = readable.table(name).stream()
                    .map(Table::columns)
                    .flatMap(List::stream)
                    .map(Column::name)
                    .collect(Collectors.toSet());
            if (shown.isEmpty()) {
                names.add(name.name());
            }
            relation.getValue().stream()
                    .filter(column -> !shown.contains(column) && !concealment.hides(name, column))
                    .forEach(names::add);
        }
        return new UnreadableNames(List.copyOf(names));
    }
}
