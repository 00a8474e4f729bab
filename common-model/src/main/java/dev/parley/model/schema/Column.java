package dev.parley.model.schema;

import java.util.List;
import java.util.Objects;

/**
 * @param type the type as PostgreSQL prints it, such as {@code numeric(10,2)} or {@code order_status}
 * @param family what can be done with its values
 * @param comment {@code COMMENT ON COLUMN}, or null
 * @param enumValues labels in their declared order when the type is an enum (or a domain over one); else empty
 */
public record Column(
        String name, String type, TypeFamily family, boolean nullable, String comment, List<String> enumValues) {

    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(family, "family");
        enumValues = List.copyOf(enumValues);
    }
}
