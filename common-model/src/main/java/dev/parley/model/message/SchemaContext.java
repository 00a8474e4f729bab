package dev.parley.model.message;

import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import java.time.Instant;
import java.util.List;

/**
 * The part of a database's schema that a question needs.
 *
 * @param tables those that its readings read, with all that the catalog says of them
 * @param tablesInDatabase how many the asker could have asked about
 */
public record SchemaContext(List<Table> tables, int tablesInDatabase) {

    public SchemaContext {
        tables = tables == null ? List.of() : List.copyOf(tables);
    }

    /** What is known of a database that nothing was said about. */
    public static SchemaContext none() {
        return new SchemaContext(List.of(), 0);
    }

    /** @param database name under which it is registered */
    public SchemaSnapshot schema(String database) {
        return new SchemaSnapshot(database, "", Instant.EPOCH, tables);
    }
}
