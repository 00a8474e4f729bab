package dev.parley.engine.ontology;

import dev.parley.engine.lexicon.Lexicon;
import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Names;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableName;
import dev.parley.model.schema.TypeFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All entities and relations of a schema. Immutable. */
public final class Ontology {

    private static final Set<String> KEY_ENDINGS =
            Set.of("id", "uuid", "guid", "key", "fk", "pk", "code", "no", "num", "nr", "number", "ref", "ssn");
    private static final Set<String> NAME_ENDINGS = Set.of("name", "title", "surname", "forename", "label");
    private static final Set<String> NUMBER_CODES = Set.of(
            "zip",
            "postcode",
            "phone",
            "code",
            "no",
            "number",
            "nr",
            "year",
            "isbn",
            "id",
            "fax",
            "ssn",
            "telephone",
            "mobile",
            "postal",
            "extension",
            "room",
            "barcode");
    private static final Set<String> PEOPLE = Set.of("person", "people", "individual", "human");
    private static final Set<String> COUNTED = Set.of("of", "total", "count");

    private final Map<TableName, Entity> entities = new LinkedHashMap<>();
    private final List<Entity> all = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    /** Columns by their names in lower case. */
    private final Map<String, List<Property>> columns = new HashMap<>();

    private Ontology() {}

    public static Ontology over(SchemaSnapshot schema) {
        Ontology ontology = new Ontology();
        NameReader reader = new NameReader(schema);
        Map<TableName, NameReader.Reading> names = new HashMap<>();
        schema.tables().forEach(table -> names.put(table.name(), reader.table(table)));
        InferredKeys inferred = new InferredKeys(schema, names, reader);
        Map<TableName, List<ForeignKey>> undeclared = new HashMap<>();
        for (Table table : schema.tables()) {
            List<ForeignKey> references = inferred.references(table);
            undeclared.put(table.name(), references);
            ontology.add(entity(table, names.get(table.name()), reader, inferred.key(table), references));
        }
        for (Table table : schema.tables()) {
            table.foreignKeys().forEach(key -> ontology.relate(table, key, false));
            undeclared.get(table.name()).forEach(key -> ontology.relate(table, key, true));
        }
        return ontology;
    }

    private void add(Entity entity) {
        entities.put(entity.table().name(), entity);
        all.add(entity);
        for (Property property : entity.properties()) {
            columns.computeIfAbsent(property.column().name().toLowerCase(Locale.ROOT), ignored -> new ArrayList<>(1))
                    .add(property);
        }
    }

    /** The columns of that name, in whatever case, of all tables. */
    public List<Property> columns(String name) {
        return Collections.unmodifiableList(columns.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    public List<Entity> entities() {
        return Collections.unmodifiableList(all);
    }

    public Entity entity(TableName name) {
        return entities.get(name);
    }

    public List<Relation> relations() {
        return Collections.unmodifiableList(relations);
    }

    /** The date that says when such rows came about; that of the orders for their lines, which have none. */
    public Optional<Property> date(Entity rows) {
        return rows.ownDate().or(() -> all.stream()
                .filter(rows::isPartOf)
                .flatMap(whole -> whole.ownDate().stream())
                .findFirst());
    }

    /** Whether each row of the first is one of the other: both share a key, or it points at the one person it is. */
    public boolean isOne(Entity entity, Entity other) {
        List<Relation> ways = relations.stream()
                .filter(relation -> relation.from() == entity && relation.to() == other)
                .toList();
        return ways.size() == 1
                && (ways.getFirst().subtype()
                        || ways.getFirst().role().isEmpty()
                                && PEOPLE.contains(other.words().getLast())
                                && entity.with(PropertyRole.NAME).isEmpty());
    }

    /** Lemmas of a name. */
    public static List<String> lemmas(String name) {
        return Names.words(name).stream().map(Lemmas::lemma).toList();
    }

    private static Entity entity(
            Table table, NameReader.Reading name, NameReader reader, List<String> key, List<ForeignKey> inferred) {
        Entity entity = new Entity(table, name, key);
        for (Column column : table.columns()) {
            NameReader.Reading reading = reader.column(table, column);
            boolean points =
                    inferred.stream().anyMatch(reference -> reference.columns().contains(column.name()));
            boolean readable = points
                    && column.family() == TypeFamily.TEXT
                    && !KEY_ENDINGS.contains(reading.words().getLast());
            PropertyRole role = points && !readable && !key.equals(List.of(column.name()))
                    ? PropertyRole.REFERENCE
                    : role(table, key, column, name.words(), reading.words());
            entity.add(new Property(entity, column, reading, role));
        }
        return entity;
    }

    private static PropertyRole role(
            Table table, List<String> key, Column column, List<String> own, List<String> words) {
        String last = words.isEmpty() ? "" : words.getLast();
        if (table.foreignKeys().stream()
                .anyMatch(reference -> reference.columns().contains(column.name()))) {
            return PropertyRole.REFERENCE;
        }
        boolean name = NAME_ENDINGS.contains(last) || words.equals(own);
        boolean textKey = column.family().isTextual() && name;
        boolean since = key.size() > 1 && column.family().isTemporal();
        if (key.contains(column.name()) && !textKey && !since || last.equals("id") || last.equals("uuid")) {
            return PropertyRole.KEY;
        }
        return switch (column.family()) {
            case BOOLEAN -> PropertyRole.FLAG;
            case DATE, TIMESTAMP -> PropertyRole.TIME;
            case TEXT -> name ? PropertyRole.NAME : PropertyRole.ATTRIBUTE;
            case INTEGER, DECIMAL -> number(column, words, last);
            case TIME, INTERVAL, ENUM, UUID, JSON, ARRAY, BINARY, OTHER -> PropertyRole.ATTRIBUTE;
        };
    }

    private static PropertyRole number(Column column, List<String> words, String last) {
        boolean year = last.equals("year") || words.getFirst().equals("year") && words.size() < 4;
        boolean years = column.name().toLowerCase(Locale.ROOT).contains("years");
        if (year && !years && !words.contains("per")) {
            return PropertyRole.TIME;
        }
        boolean numbered = words.getFirst().equals("number") && words.size() > 1;
        boolean code = !years
                && words.stream().anyMatch(NUMBER_CODES::contains)
                && words.stream().noneMatch(COUNTED::contains)
                && !numbered;
        boolean who = saysWho(column, last) && !numbered && words.stream().noneMatch(COUNTED::contains);
        return code || who ? PropertyRole.ATTRIBUTE : PropertyRole.MEASURE;
    }

    /** A number called {@code advisor} says which one it is; {@code visitors} and {@code children} are counted. */
    private static boolean saysWho(Column column, String last) {
        Lexicon.Kind kind = Lexicon.english().kinds().get(last);
        return kind != null
                && kind.name().equals("person")
                && Names.words(column.name()).getLast().equals(last);
    }

    private void relate(Table table, ForeignKey key, boolean inferred) {
        Entity from = entities.get(table.name());
        Entity to = entities.get(key.referencedTable());
        if (to == null) {
            return;
        }
        List<String> words = from.property(key.columns().getLast())
                .map(property -> roleWords(
                        withoutKey(property.words(), key.referencedColumns().getLast())))
                .orElse(List.of());
        List<String> role = new ArrayList<>(words);
        role.removeAll(to.words());
        boolean optional = key.columns().stream()
                .anyMatch(column -> table.column(column).map(Column::nullable).orElse(true));
        boolean oneToOne =
                from.keyColumns().equals(key.columns()) || table.uniqueKeys().contains(key.columns());
        relations.add(new Relation(from, to, key, words, List.copyOf(role), optional, oneToOne, inferred));
    }

    /** "boss" of {@code boss_kid}, which points at {@code kid}; what rows are called by says no more of a role. */
    private static List<String> withoutKey(List<String> name, String key) {
        List<String> end = lemmas(key);
        boolean ends = end.size() == 1
                && name.size() > 1
                && name.getLast().equals(end.getFirst())
                && !NAME_ENDINGS.contains(end.getFirst());
        return ends ? name.subList(0, name.size() - 1) : name;
    }

    private static List<String> roleWords(List<String> name) {
        List<String> words = new ArrayList<>(name);
        while (words.size() > 1 && KEY_ENDINGS.contains(words.getLast())) {
            words.removeLast();
        }
        boolean bare = words.size() == 1 && KEY_ENDINGS.contains(words.getFirst());
        return bare ? List.of() : List.copyOf(words);
    }
}
