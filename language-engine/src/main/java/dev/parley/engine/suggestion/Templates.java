package dev.parley.engine.suggestion;

import dev.parley.engine.ValueIndex;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.ontology.PropertyRole;
import dev.parley.engine.ontology.Relation;
import dev.parley.engine.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Questions about one table, the plainest first; not all of them need be understood. */
final class Templates {

    /** A column with more values than this is nothing to group by. */
    private static final int MOST_GROUPS = 12;

    private final Ontology ontology;
    private final ValueIndex values;

    Templates(Ontology ontology, ValueIndex values) {
        this.ontology = ontology;
        this.values = values;
    }

    List<String> about(Entity entity) {
        String rows = rows(entity);
        List<String> questions = new ArrayList<>();
        questions.add("How many " + rows + " are there?");
        measure(entity)
                .ifPresent(measure -> questions.add("Which 5 " + rows + " have the highest " + said(measure) + "?"));
        group(entity).ifPresent(group -> questions.add("How many " + rows + " are there per " + said(group) + "?"));
        parts(entity)
                .ifPresent(parts -> questions.add(
                        "How many " + rows(parts) + " does each " + String.join(" ", entity.words()) + " have?"));
        measure(entity)
                .ifPresent(measure -> questions.add("What is the average " + said(measure) + " of " + rows + "?"));
        group(entity)
                .flatMap(this::value)
                .ifPresent(value -> questions.add(
                        "Show all " + rows + " whose " + said(group(entity).orElseThrow()) + " is '" + value + "'"));
        return questions;
    }

    private Optional<Property> measure(Entity entity) {
        return shown(entity, PropertyRole.MEASURE).findFirst();
    }

    private Optional<Property> group(Entity entity) {
        return shown(entity, PropertyRole.ATTRIBUTE)
                .filter(property -> labels(property).size() > 1)
                .findFirst();
    }

    private Optional<String> value(Property property) {
        return labels(property).stream()
                .filter(value -> !value.isBlank() && !value.contains("'"))
                .findFirst();
    }

    /** All values of a column that has few. */
    private List<String> labels(Property property) {
        return values.values(property.entity().table().name(), property.column().name())
                .filter(all -> all.size() <= MOST_GROUPS)
                .orElse(List.of());
    }

    /** The table with names or figures of its own whose rows point at these. */
    private Optional<Entity> parts(Entity entity) {
        return ontology.relations().stream()
                .filter(relation -> relation.to() == entity && !relation.selfReference() && !relation.oneToOne())
                .map(Relation::from)
                .filter(parts -> shown(parts, PropertyRole.MEASURE).findAny().isPresent()
                        || !parts.with(PropertyRole.NAME).isEmpty())
                .findFirst();
    }

    private static Stream<Property> shown(Entity entity, PropertyRole role) {
        return entity.with(role).stream()
                .filter(property -> property.readable() && !property.column().keepsItsValues());
    }

    private static String said(Property property) {
        return Names.written(property.column().name(), property.words());
    }

    private static String rows(Entity entity) {
        return Names.plural(entity.table().name().name(), entity.words());
    }
}
