package dev.parley.model.schema;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The tables of one target database, as read from its catalog.
 *
 * @param database name under which the database is registered
 * @param fingerprint SHA-256 over everything that shapes a query (not over row estimates); equal fingerprints mean that
 *     a query made for one snapshot fits the other
 * @param takenAt when the catalog was read
 * @param tables tables, views and materialized views in catalog order (schema, name)
 */
public record SchemaSnapshot(String database, String fingerprint, Instant takenAt, List<Table> tables) {

    public SchemaSnapshot {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(takenAt, "takenAt");
        tables = List.copyOf(tables);
    }

    public Optional<Table> table(TableName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }
}
