package dev.parley.engine.ontology;

import dev.parley.model.schema.Column;
import java.util.List;

/**
 * A column as a concept. Equal only to itself.
 */
public final class Property {

    private final Entity entity;
    private final Column column;
    private final List<String> words;
    private final PropertyRole role;

    Property(Entity entity, Column column, List<String> words, PropertyRole role) {
        this.entity = entity;
        this.column = column;
        this.words = words;
        this.role = role;
    }

    public Entity entity() {
        return entity;
    }

    public Column column() {
        return column;
    }

    /** Lemmas of its name. */
    public List<String> words() {
        return words;
    }

    public PropertyRole role() {
        return role;
    }

    /** Whether it tells people something by itself: no key, no reference, nothing that cannot be read. */
    public boolean readable() {
        return switch (role) {
            case KEY, REFERENCE -> false;
            case NAME, MEASURE, TIME, FLAG, ATTRIBUTE ->
                switch (column.family()) {
                    case JSON, ARRAY, BINARY, OTHER, UUID -> false;
                    case TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, TIMESTAMP, TIME, INTERVAL, ENUM -> true;
                };
        };
    }

    @Override
    public String toString() {
        return entity + "." + column.name();
    }
}
