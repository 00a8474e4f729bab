package dev.parley.sql.names;

import java.util.Set;

/**
 * A table that statements may name.
 *
 * @param columns as the catalog spells them
 */
public record KnownTable(String schema, String name, Set<String> columns) {

    public KnownTable {
        columns = Set.copyOf(columns);
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
