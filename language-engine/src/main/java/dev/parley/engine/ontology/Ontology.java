package dev.parley.engine.ontology;

import dev.parley.engine.text.Lemmas;
import dev.parley.engine.text.Names;
import dev.parley.model.schema.Column;
import dev.parley.model.schema.ForeignKey;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All entities and relations of a schema. Immutable. */
public final class Ontology {

    private static final Set<String> KEY_ENDINGS =
            Set.of("id", "uuid", "guid", "key", "fk", "pk", "code", "no", "num", "nr", "number", "ref");
    private static final Set<String> NAME_ENDINGS = Set.of("name", "title", "surname", "forename", "label");
    private static final Set<String> NUMBER_CODES =
            Set.of("zip", "postcode", "phone", "code", "no", "number", "nr", "year", "isbn", "id", "fax");
    private static final Set<String> COUNTED = Set.of("of", "total", "count");

    private final Map<TableName, Entity> entities = new LinkedHashMap<>();
    private final List<Relation> relations = new ArrayList<>();

    private Ontology() {}

    public static Ontology over(SchemaSnapshot schema) {
        Ontology ontology = new Ontology();
        Set<String> tables = schema.tables().stream()
                .flatMap(table -> lemmas(table.name().name()).stream())
                .collect(Collectors.toUnmodifiableSet());
        schema.tables().forEach(table -> ontology.entities.put(table.name(), entity(table, tables)));
        schema.tables().forEach(ontology::relate);
        return ontology;
    }

    public List<Entity> entities() {
        return List.copyOf(entities.values());
    }

    public Entity entity(TableName name) {
        return entities.get(name);
    }

    public List<Relation> relations() {
        return List.copyOf(relations);
    }

    /** Lemmas of a name. */
    public static List<String> lemmas(String name) {
        return Names.words(name).stream().map(Lemmas::lemma).toList();
    }

    private static Entity entity(Table table, Set<String> tables) {
        Entity entity = new Entity(table, lemmas(table.name().name()));
        boolean personal = table.columns().stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet())
                .containsAll(List.of("fname", "lname"));
        for (Column column : table.columns()) {
            List<String> words = Compounds.split(lemmas(column.name()), entity.words(), tables, personal);
            entity.add(new Property(entity, column, words, role(table, column, words)));
        }
        return entity;
    }

    private static PropertyRole role(Table table, Column column, List<String> words) {
        String last = words.isEmpty() ? "" : words.getLast();
        if (table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()))) {
            return PropertyRole.REFERENCE;
        }
        boolean textKey = column.family().isTextual() && NAME_ENDINGS.contains(last);
        if (table.primaryKey().contains(column.name()) && !textKey || last.equals("id") || last.equals("uuid")) {
            return PropertyRole.KEY;
        }
        return switch (column.family()) {
            case BOOLEAN -> PropertyRole.FLAG;
            case DATE, TIMESTAMP -> PropertyRole.TIME;
            case TEXT -> NAME_ENDINGS.contains(last) ? PropertyRole.NAME : PropertyRole.ATTRIBUTE;
            case INTEGER, DECIMAL -> number(words, last);
            case TIME, INTERVAL, ENUM, UUID, JSON, ARRAY, BINARY, OTHER -> PropertyRole.ATTRIBUTE;
        };
    }

    private static PropertyRole number(List<String> words, String last) {
        if (last.equals("year")) {
            return PropertyRole.TIME;
        }
        boolean code = words.stream().anyMatch(NUMBER_CODES::contains)
                && words.stream().noneMatch(COUNTED::contains);
        return code ? PropertyRole.ATTRIBUTE : PropertyRole.MEASURE;
    }

    private void relate(Table table) {
        Entity from = entities.get(table.name());
        for (ForeignKey key : table.foreignKeys()) {
            Entity to = entities.get(key.referencedTable());
            if (to == null) {
                continue;
            }
            List<String> words = roleWords(key);
            List<String> role = new ArrayList<>(words);
            role.removeAll(to.words());
            boolean optional = key.columns().stream()
                    .anyMatch(
                            column -> table.column(column).map(Column::nullable).orElse(true));
            boolean oneToOne = table.primaryKey().equals(key.columns())
                    || table.uniqueKeys().contains(key.columns());
            relations.add(new Relation(from, to, key, words, List.copyOf(role), optional, oneToOne));
        }
    }

    private static List<String> roleWords(ForeignKey key) {
        List<String> words = new ArrayList<>(lemmas(key.columns().getLast()));
        while (words.size() > 1 && KEY_ENDINGS.contains(words.getLast())) {
            words.removeLast();
        }
        boolean bare = words.size() == 1 && KEY_ENDINGS.contains(words.getFirst());
        return bare ? List.of() : List.copyOf(words);
    }
}
