package dev.parley.engine.ontology;

import dev.parley.engine.algebra.Elapsed;
import dev.parley.engine.lexicon.Units;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.TypeFamily;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

    private static final Set<String> BIRTHS = Set.of("birth", "bear", "dob", "birthday", "birthdate");

    private static final Set<String> QUANTITIES = Set.of("quantity", "stock", "inventory", "supply", "unit", "piece");

    /** What is a unit, and more often something else where a column is called so. */
    private static final Set<String> NO_UNITS = Set.of("m", "g", "l", "min", "second", "pound", "foot", "yard");

    private final Entity entity;
    private final Column column;
    private final NameReader.Reading name;
    private final PropertyRole role;
    /** Null for what is kept in a column. */
    private final Span span;

    /**
     * The time from one date of a row to another.
     *
     * @param end empty for today
     */
    public record Span(Elapsed.Unit unit, Property start, Optional<Property> end) {}

    private Property(String name, Span span) {
        List<Column> dates = Stream.concat(Stream.of(span.start()), span.end().stream())
                .map(Property::column)
                .toList();
        boolean whole =
                span.unit() == Elapsed.Unit.YEAR || dates.stream().allMatch(date -> date.family() == TypeFamily.DATE);
        this.entity = span.start().entity();
        this.column = new Column(
                name,
                whole ? "integer" : "numeric",
                whole ? TypeFamily.INTEGER : TypeFamily.DECIMAL,
                dates.stream().anyMatch(Column::nullable),
                null,
                List.of());
        this.name = new NameReader.Reading(List.of(name), List.of(List.of(name)));
        this.role = PropertyRole.MEASURE;
        this.span = span;
    }

    /** How old rows are that have a date of birth. */
    public static Property age(Property birth) {
        return new Property("age", new Span(Elapsed.Unit.YEAR, birth, Optional.empty()));
    }

    /** The days from one date of a row to another one. */
    public static Property days(Property start, Property end) {
        return new Property("days", new Span(Elapsed.Unit.DAY, start, Optional.of(end)));
    }

    Property(Entity entity, Column column, NameReader.Reading name, PropertyRole role) {
        this.entity = entity;
        this.column = column;
        this.name = name;
        this.role = role;
        this.span = null;
    }

    /** Between which dates it is computed; empty for what is kept in a column. */
    public Optional<Span> span() {
        return Optional.ofNullable(span);
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

    /** Whether a word is in any reading of its name: "temperature" of {@code temp_c}. */
    public boolean mayMean(String word) {
        return variants().stream().anyMatch(variant -> variant.contains(word));
    }

    /** Whether it is called by nothing but a unit of what is measured: "metres" of a length. */
    public boolean unitsOf(String measured) {
        return role == PropertyRole.MEASURE
                && words().size() == 1
                && !NO_UNITS.contains(column.name().toLowerCase(Locale.ROOT))
                && Units.english().measures(words().getFirst(), measured);
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

    /** Whether it says when somebody was born. */
    public boolean ofBirth() {
        return role == PropertyRole.TIME && words().stream().anyMatch(BIRTHS::contains);
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

    /** Whether it is called after what there are so many of ({@code cows}), and not after what is measured. */
    public boolean ofSome() {
        return role == PropertyRole.MEASURE
                && column.family() == TypeFamily.INTEGER
                && words().stream().noneMatch(NUMBERS::contains);
    }

    /** Whether it says how many there are of something ({@code no_of_wins}), so that 0 is none. */
    public boolean ofNumber() {
        return role == PropertyRole.MEASURE
                && words().size() > 1
                && words().getFirst().equals("number");
    }

    @Override
    public String toString() {
        return span == null
                ? entity + "." + column.name()
                : "the " + span.unit().name().toLowerCase(Locale.ROOT) + "s from "
                        + span.start().column.name() + " to "
                        + span.end().map(end -> end.column.name()).orElse("today") + " of "
                        + String.join(" ", entity.words());
    }
}
