package dev.parley.model.schema;

import java.util.Objects;

/**
 * @param definition such as {@code CHECK ((price > 0))}; of an exclusion constraint {@code EXCLUDE …}; with
 *     {@code NOT VALID} or {@code NOT ENFORCED} where rows may break it
 */
public record CheckConstraint(String name, String definition) {

    public CheckConstraint {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definition, "definition");
    }
}
