package dev.parley.model.schema;

import java.util.List;
import java.util.Objects;

/**
 * @param type the type as PostgreSQL prints it, such as {@code numeric(10,2)} or {@code order_status}
 * @param family what can be done with its values
 * @param comment {@code COMMENT ON COLUMN}, or null
 * @param enumValues labels in their declared order when the type is an enum (or a domain over one); else empty
 * @param sensitive whether its values are shown to few; null means no
 */
public record Column(
        String name,
        String type,
        TypeFamily family,
        boolean nullable,
        String comment,
        List<String> enumValues,
        Boolean sensitive) {

    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(family, "family");
        enumValues = List.copyOf(enumValues);
    }

    /** One whose values may be shown. */
    public Column(
            String name, String type, TypeFamily family, boolean nullable, String comment, List<String> enumValues) {
        this(name, type, family, nullable, comment, enumValues, null);
    }

    /** The same, with values that are shown to few. */
    public Column asSensitive() {
        return new Column(name, type, family, nullable, comment, enumValues, true);
    }

    /** Whether its values are nothing to be kept, suggested or told. */
    public boolean keepsItsValues() {
        return sensitive != null && sensitive;
    }
}
