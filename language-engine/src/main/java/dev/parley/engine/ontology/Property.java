package dev.parley.engine.ontology;

import dev.parley.model.schema.Column;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Set;

/**
 * A column as a concept. Equal only to itself.
 */
public final class Property {

    private static final Set<String> TIMES =
            Set.of("date", "time", "datetime", "timestamp", "birthday", "birthdate", "dob", "deadline", "year");
    private static final Set<String> NUMBERS = Set.of(
            "count",
            "quantity",
            "amount",
            "price",
            "cost",
            "fee",
            "total",
            "salary",
            "age",
            "weight",
            "height",
            "length",
            "width",
            "area",
            "population",
            "capacity",
            "size",
            "speed",
            "distance",
            "balance",
            "budget",
            "profit",
            "revenue",
            "point",
            "score",
            "percent",
            "percentage",
            "rank");

    private static final Set<String> QUANTITIES = Set.of("quantity", "stock", "inventory", "supply", "unit", "piece");

    private final Entity entity;
    private final Column column;
    private final NameReader.Reading name;
    private final PropertyRole role;

    Property(Entity entity, Column column, NameReader.Reading name, PropertyRole role) {
        this.entity = entity;
        this.column = column;
        this.name = name;
        this.role = role;
    }

    public Entity entity() {
        return entity;
    }

    public Column column() {
        return column;
    }

    /** Lemmas of its name, glued words taken apart and abbreviations spelt out. */
    public List<String> words() {
        return name.words();
    }

    /** All readings of its name, {@link #words} first. */
    public List<List<String>> variants() {
        return name.variants();
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

    /** Whether it is a text that holds dates or years, by its name. */
    public boolean textualTime() {
        return role == PropertyRole.ATTRIBUTE
                && column.family() == TypeFamily.TEXT
                && words().stream().anyMatch(TIMES::contains);
    }

    /** Whether it is a text that holds numbers, by its name ("order_quantity"). */
    public boolean textualNumber() {
        boolean counted = words().size() > 1 && words().getFirst().equals("number");
        return role == PropertyRole.ATTRIBUTE
                && column.family() == TypeFamily.TEXT
                && (counted || NUMBERS.contains(words().getLast()));
    }

    /** Whether it says how much there is of something, so that 0 is none of it. */
    public boolean ofQuantity() {
        return role == PropertyRole.MEASURE && words().stream().anyMatch(QUANTITIES::contains);
    }

    @Override
    public String toString() {
        return entity + "." + column.name();
    }
}
