package dev.parley.engine.ontology;

import dev.parley.engine.text.Lemmas;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TypeFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A table as a concept. Equal only to itself. */
public final class Entity {

    private static final int MOST_SHOWN = 6;
    /** Kept by programs about the row, or not for the eyes of whoever lists it. */
    private static final Set<String> NOT_LISTED = Set.of(
            "created",
            "create",
            "updated",
            "update",
            "modified",
            "modify",
            "deleted",
            "delete",
            "password",
            "hash",
            "token",
            "salt",
            "secret");

    /** What the parts of a whole are called. */
    /** How a column says that it counts rows of another table. */
    private static final Set<String> NUMBER = Set.of("number", "no", "count", "of");

    private static final Set<String> PARTS = Set.of("line", "item", "detail", "position", "entry", "row", "part");

    /** Words of dates since which a row is over. */
    private static final Set<String> ENDS = Set.of(
            "end",
            "left",
            "leave",
            "until",
            "till",
            "discontinue",
            "terminate",
            "termination",
            "close",
            "retire",
            "resign",
            "dissolve",
            "expire",
            "cease",
            "exit",
            "departure",
            "decommission",
            "scrap",
            "thru",
            "finish",
            "discharge",
            "quit");

    /** Words of dates on which a row begins. */
    private static final Set<String> STARTS = Set.of(
            "start", "begin", "from", "open", "issue", "admit", "admission", "order", "request", "create", "hire");

    /** Words of dates by which something is to be done. */
    private static final Set<String> DUE = Set.of("due", "deadline", "promise", "expect");

    /** What else the name of such a date may say; a licence that expires is no end of its driver. */
    private static final Set<String> BESIDE_END = Set.of(
            "date",
            "time",
            "day",
            "on",
            "at",
            "to",
            "valid",
            "active",
            "service",
            "employment",
            "work",
            "job",
            "company");

    /** Names of the sum that a row comes to, the surest first. */
    private static final List<List<String>> WORTH = List.of(
            List.of("grand", "total"),
            List.of("total", "amount"),
            List.of("total", "price"),
            List.of("total"),
            List.of("amount"),
            List.of("sum"),
            List.of("total", "cost"));

    private static final List<Set<String>> PERSON_NAME = List.of(
            Set.of("first", "given", "forename", "firstname"), Set.of("last", "family", "surname", "sur", "lastname"));
    /** What else is kept of rows in words. */
    private static final Set<String> DETAILS = Set.of("detail", "content", "description", "text", "label");

    private static final Set<String> SECRET = Set.of("password", "hash", "token", "salt", "secret");

    private final Table table;
    private final NameReader.Reading name;
    private final List<String> keyColumns;
    private final List<Property> properties = new ArrayList<>();
    private Property age;

    Entity(Table table, NameReader.Reading name, List<String> keyColumns) {
        this.table = table;
        this.name = name;
        this.keyColumns = keyColumns;
    }

    void add(Property property) {
        properties.add(property);
        if (property.ofBirth() && property.column().family().isTemporal()) {
            age = Property.age(property);
        }
    }

    /** How old its rows are, by their date of birth; empty where a column says so, or none is known. */
    public Optional<Property> age() {
        return Optional.ofNullable(age).filter(ignored -> properties.stream()
                .noneMatch(property -> property.words().contains("age")));
    }

    public Table table() {
        return table;
    }

    /** Lemmas of its name, glued words taken apart and abbreviations spelt out. */
    public List<String> words() {
        return name.words();
    }

    /** All readings of its name, {@link #words} first. */
    public List<List<String>> variants() {
        return name.variants();
    }

    public List<Property> properties() {
        return Collections.unmodifiableList(properties);
    }

    public Optional<Property> property(String column) {
        return properties.stream()
                .filter(property -> property.column().name().equals(column))
                .findFirst();
    }

    public List<Property> with(PropertyRole role) {
        return properties.stream().filter(property -> property.role() == role).toList();
    }

    /** Columns of its primary key; where none is declared, the one that its name says is the key, or none. */
    List<String> keyColumns() {
        return keyColumns;
    }

    /** Whether nobody declared its {@link #key}: it is told from a column's name. */
    public boolean keyInferred() {
        return table.primaryKey().isEmpty() && !keyColumns.isEmpty();
    }

    public List<Property> key() {
        return keyColumns.stream().map(this::property).flatMap(Optional::stream).toList();
    }

    /** Whether no two rows have the same values in all of the columns; as far as is known where no key is declared. */
    public boolean isUnique(Set<String> columns) {
        return table.primaryKey().isEmpty() && table.uniqueKeys().isEmpty()
                || Stream.concat(Stream.of(keyColumns), table.uniqueKeys().stream())
                        .anyMatch(key -> !key.isEmpty() && columns.containsAll(key));
    }

    /**
     * What people call a row by: its name or title, else first and last name, else any column with "name" in it, else the
     * {@link #figure} it holds, else a unique or the first text, else the number that it goes by ({@code flight_number} beside an {@code id}), else the
     * key, else the first column.
     */
    public List<Property> label() {
        List<Property> names = with(PropertyRole.NAME);
        Optional<Property> own = names.stream().filter(this::isOwnName).findFirst();
        List<Property> parts = personName(names);
        boolean person = parts.size() >= 2;
        if (own.filter(name -> !person || !name.words().getLast().equals("title"))
                .isPresent()) {
            return List.of(own.get());
        }
        if (parts.size() >= 2) {
            return parts;
        }
        if (!names.isEmpty()) {
            return List.of(names.getFirst());
        }
        return Stream.of(
                        figure().stream().toList(),
                        uniqueTexts(),
                        texts(),
                        numbers(),
                        details(),
                        key(),
                        properties.subList(0, 1))
                .filter(choice -> !choice.isEmpty())
                .findFirst()
                .map(choice -> choice == properties || choice.equals(key()) ? choice : List.of(choice.getFirst()))
                .orElseThrow();
    }

    private List<Property> numbers() {
        boolean counted =
                key().size() == 1 && key().getFirst().words().getLast().equals("id");
        return properties.stream()
                .filter(property -> counted
                        && property.role() != PropertyRole.REFERENCE
                        && property.words().size() > 1
                        && property.words().getLast().equals("number")
                        && words().contains(
                                        property.words().get(property.words().size() - 2)))
                .limit(1)
                .toList();
    }

    /**
     * What a listing of rows shows: the label, then the other readable columns in catalog order, six in all; no keys,
     * no references, no bookkeeping, no secrets. Tables without any such column show their key.
     */
    public List<Property> listing() {
        List<Property> shown = new ArrayList<>(label());
        properties.stream()
                .filter(Property::readable)
                .filter(property -> property.words().stream().noneMatch(NOT_LISTED::contains))
                .filter(property -> !shown.contains(property))
                .limit(Math.max(0, MOST_SHOWN - shown.size()))
                .forEach(shown::add);
        return List.copyOf(shown);
    }

    /**
     * What tells rows apart in the fewest words: the label; where that is but a key, the first text that says something of
     * the row.
     */
    public List<Property> brief() {
        return label().equals(key())
                ? properties.stream()
                        .filter(property -> property.readable()
                                && property.column().family().isTextual())
                        .filter(property -> property.words().stream().noneMatch(NOT_LISTED::contains))
                        .findFirst()
                        .map(List::of)
                        .orElseGet(this::label)
                : label();
    }

    /** What rows are called by; where that is but a key, all that is known of them beside it. */
    public List<Property> described() {
        List<Property> known =
                listing().stream().filter(property -> !key().contains(property)).toList();
        return label().equals(key()) && !known.isEmpty() ? known : label();
    }

    /** Whether its rows are people, by what is kept of them: a first and a last name. */
    public boolean holdsPeople() {
        return personName(with(PropertyRole.NAME)).size() >= 2;
    }

    /**
     * When its rows came about: the date that is called after them (an order's {@code ordered_at}), else the only one
     * that all rows have.
     */
    public Optional<Property> ownDate() {
        List<Property> dates = with(PropertyRole.TIME).stream()
                .filter(date -> date.column().family().isTemporal())
                .filter(date -> date.words().stream().noneMatch(NOT_LISTED::contains))
                .toList();
        String rows = Lemmas.stem(words().getLast());
        List<Property> called = dates.stream()
                .filter(date -> date.words().stream().map(Lemmas::stem).anyMatch(rows::equals))
                .toList();
        List<Property> always =
                dates.stream().filter(date -> !date.column().nullable()).toList();
        List<Property> own = called.isEmpty() ? always : called;
        return own.size() == 1 ? Optional.of(own.getFirst()) : Optional.empty();
    }

    /**
     * Whether its rows are parts of rows of another table: by a key that counts them within it, or as each belongs to one
     * and they are called its lines or items, whatever their own key.
     */
    public boolean isPartOf(Entity whole) {
        boolean counted = key().size() > 1 && key().stream().anyMatch(part -> part.role() != PropertyRole.REFERENCE);
        return table.foreignKeys().stream()
                .filter(key -> key.referencedTable().equals(whole.table.name()))
                .anyMatch(key -> counted && keyColumns.containsAll(key.columns())
                        || calledPartOf(whole) && key.columns().stream().allMatch(this::required));
    }

    /** "order_line" of "order", or of "order_header". */
    private boolean calledPartOf(Entity whole) {
        List<String> rest = words().subList(0, words().size() - 1);
        return PARTS.contains(words().getLast())
                && !rest.isEmpty()
                && whole.words().size() >= rest.size()
                && whole.words().subList(0, rest.size()).equals(rest);
    }

    private boolean required(String column) {
        return property(column)
                .filter(property -> !property.column().nullable())
                .isPresent();
    }

    /** The sum of money that one row comes to; empty where no one column says so, or one is called its value. */
    public Optional<Property> worth() {
        List<Property> measures = with(PropertyRole.MEASURE);
        if (measures.stream().anyMatch(property -> property.words().contains("value"))) {
            return Optional.empty();
        }
        return WORTH.stream()
                .flatMap(sum -> measures.stream()
                        .filter(property -> withoutOwn(property).equals(sum)))
                .findFirst();
    }

    /** The column that says how many rows of another table a row has ({@code number_of_cabins}); empty where none does. */
    public Optional<Property> numberOf(Entity other) {
        return with(PropertyRole.MEASURE).stream()
                .filter(property -> {
                    List<String> rest = new ArrayList<>(withoutOwn(property));
                    return rest.removeAll(NUMBER) && rest.equals(other.words());
                })
                .findFirst();
    }

    /** The number that its rows hold, by their name: {@code pupils} of a table of pupils by year; empty where there is none. */
    public Optional<Property> figure() {
        return with(PropertyRole.MEASURE).stream()
                .filter(property -> property.words().equals(words())
                        && !property.column().name().toLowerCase(Locale.ROOT).endsWith("ed"))
                .findFirst();
    }

    /** How much there is of what its rows are about (the pieces in stock); empty where nothing, or more than one column, says so. */
    public Optional<Property> quantity() {
        List<Property> quantities =
                with(PropertyRole.MEASURE).stream().filter(Property::ofQuantity).toList();
        return quantities.size() == 1 ? Optional.of(quantities.getFirst()) : Optional.empty();
    }

    /** The date since which a row is over; empty where there is none that may be empty, or more than one. */
    public Optional<Property> end() {
        List<Property> ends = with(PropertyRole.TIME).stream()
                .filter(date ->
                        date.column().nullable() && date.column().family().isTemporal())
                .filter(date -> isUntil(date)
                        || withoutOwn(date).stream().anyMatch(ENDS::contains)
                                && withoutOwn(date).stream()
                                        .allMatch(word -> ENDS.contains(word) || BESIDE_END.contains(word)))
                .toList();
        return ends.size() == 1 ? Optional.of(ends.getFirst()) : Optional.empty();
    }

    /** The date on which a row begins: its {@link #ownDate}, else the only one that is called so; empty where there is none. */
    public Optional<Property> beginning() {
        return ownDate().or(() -> onlyDate(STARTS));
    }

    /** The date on which a row ends, whether or not all have one; empty where none, or more than one, is called so. */
    public Optional<Property> ending() {
        return end().or(() -> onlyDate(ENDS));
    }

    /** The date by which what a row asks for is to be done; empty where none, or more than one, is called so. */
    public Optional<Property> due() {
        return onlyDate(DUE);
    }

    private Optional<Property> onlyDate(Set<String> called) {
        List<Property> dates = with(PropertyRole.TIME).stream()
                .filter(date -> date.column().family() == TypeFamily.DATE
                        || date.column().family() == TypeFamily.TIMESTAMP)
                .filter(date -> withoutOwn(date).stream().anyMatch(called::contains))
                .toList();
        return dates.size() == 1 ? Optional.of(dates.getFirst()) : Optional.empty();
    }

    /** {@code date_to} beside {@code date_from}. */
    private boolean isUntil(Property date) {
        List<String> words = date.words();
        return words.getLast().equals("to")
                && properties.stream()
                        .map(Property::words)
                        .anyMatch(since -> since.size() == words.size()
                                && since.getLast().equals("from")
                                && since.subList(0, since.size() - 1).equals(words.subList(0, words.size() - 1)));
    }

    /** All columns but secrets, in catalog order. */
    public List<Property> everything() {
        return properties.stream()
                .filter(property -> property.words().stream().noneMatch(SECRET::contains))
                .toList();
    }

    private boolean isOwnName(Property property) {
        List<String> rest = withoutOwn(property);
        return rest.isEmpty()
                || rest.equals(List.of("name"))
                || rest.equals(List.of("title"))
                || rest.equals(List.of("full", "name"));
    }

    private List<String> withoutOwn(Property property) {
        List<String> rest = new ArrayList<>(property.words());
        rest.removeAll(words());
        return rest;
    }

    /** First and last name, where people are called by two columns; else empty. */
    public List<Property> fullName() {
        List<Property> parts = personName(with(PropertyRole.NAME));
        return parts.size() == 2 ? parts : List.of();
    }

    /** First and last name, in this order, as far as there are such columns. */
    private List<Property> personName(List<Property> names) {
        List<Property> parts = new ArrayList<>();
        for (Set<String> part : PERSON_NAME) {
            names.stream()
                    .filter(property -> {
                        List<String> rest = withoutOwn(property);
                        return rest.size() == 2
                                        && part.contains(rest.getFirst())
                                        && rest.getLast().equals("name")
                                || rest.size() == 1 && part.contains(rest.getFirst());
                    })
                    .findFirst()
                    .ifPresent(parts::add);
        }
        return parts;
    }

    private List<Property> uniqueTexts() {
        return properties.stream()
                .filter(property -> property.column().family().isTextual() && property.role() != PropertyRole.REFERENCE)
                .filter(property ->
                        table.uniqueKeys().contains(List.of(property.column().name())))
                .toList();
    }

    /** What is told of rows that go by a number alone: "Latte" says more than 4. */
    private List<Property> details() {
        boolean numbered =
                key().size() == 1 && key().getFirst().column().family().isNumeric();
        return properties.stream()
                .filter(property -> numbered
                        && property.role() == PropertyRole.ATTRIBUTE
                        && property.column().family() == TypeFamily.TEXT
                        && DETAILS.contains(property.words().getLast())
                        && words().containsAll(property.words()
                                .subList(0, property.words().size() - 1)))
                .limit(1)
                .toList();
    }

    private List<Property> texts() {
        return properties.stream()
                .filter(property -> property.role() == PropertyRole.ATTRIBUTE
                        && property.column().family() == TypeFamily.TEXT
                        && !property.column().nullable())
                .toList();
    }

    @Override
    public String toString() {
        return table.name().toString();
    }
}
