package dev.parley.model.schema;

import java.util.Objects;

/** A table's name with its schema, both as the catalog spells them (unquoted, case kept). */
public record TableName(String schema, String name) {

    public TableName {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
