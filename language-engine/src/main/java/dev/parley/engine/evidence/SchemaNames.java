package dev.parley.engine.evidence;

import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of tables, columns and keys as people may say them: whole, with the table's name, without it, in parts. */
final class SchemaNames {

    static final String BY_PART = "by part of its name";
    static final Set<String> PREPOSITIONS = Set.of("in", "of", "on", "at", "by", "for", "with", "to", "from", "and");

    private final Phrases phrases = new Phrases();
    private final TableNames tables = new TableNames(phrases);
    private final ColumnNames columns = new ColumnNames(phrases);
    private final RoleNames roles = new RoleNames(phrases);
    private final Map<String, String> readable = new LinkedHashMap<>();

    private SchemaNames() {}

    static SchemaNames of(Ontology ontology) {
        SchemaNames names = new SchemaNames();
        ontology.entities().forEach(names::add);
        ontology.entities().forEach(entity -> names.columns.addTurned(entity, ontology));
        ontology.entities().forEach(entity -> names.tables.addRowsOfKey(entity, ontology));
        ontology.entities().forEach(entity -> names.tables.addRowsOfDeed(entity, ontology));
        ontology.relations().forEach(names::add);
        return names;
    }

    Phrases phrases() {
        return phrases;
    }

    /** Tables and columns as they are called in the database, by their words. */
    Map<String, String> readable() {
        return readable;
    }

    private void add(Entity entity) {
        String table = entity.table().name().name();
        readable.put(String.join(" ", entity.words()), table);
        tables.add(entity);
        for (Property property : entity.properties()) {
            readable.putIfAbsent(
                    String.join(" ", property.words()),
                    table + "." + property.column().name());
            columns.add(entity, property);
        }
        roles.add(entity);
    }

    private void add(Relation relation) {
        if (relation.words().isEmpty()
                || relation.role().isEmpty()
                || relation.key().columns().size() > 1) {
            return;
        }
        phrases.put(relation.words(), new Mention.RoleMention(relation, 1, ""));
        phrases.put(
                relation.role(),
                new Mention.RoleMention(
                        relation,
                        Vocabulary.PARTIAL,
                        "by the key " + relation.key().columns().getFirst()));
        List<String> full = new ArrayList<>(relation.role());
        full.addAll(relation.to().words());
        phrases.put(full, new Mention.RoleMention(relation, 1, ""));
    }

    static List<String> with(List<String> first, List<String> more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(more);
        return all;
    }
}
