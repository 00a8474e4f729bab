package dev.parley.model.schema;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a schema has beyond that which shapes a query: for people who look at it, and for advice. It does not travel with
 * questions.
 *
 * @param tables those of the snapshot, in its order
 */
public record SchemaDetails(String database, List<TableDetails> tables) {

    public SchemaDetails {
        Objects.requireNonNull(database, "database");
        tables = List.copyOf(tables);
    }

    public static SchemaDetails none(String database) {
        return new SchemaDetails(database, List.of());
    }

    public Optional<TableDetails> table(TableName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }
}
