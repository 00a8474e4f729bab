package dev.parley.engine.completion;

import dev.parley.engine.ValueIndex;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.engine.ontology.Property;
import dev.parley.engine.text.Names;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be named, as people write it. */
final class SchemaWords {

    private static final int MOST_VALUES = 50;

    private final Ontology ontology;
    private final ValueIndex values;

    SchemaWords(Ontology ontology, ValueIndex values) {
        this.ontology = ontology;
        this.values = values;
    }

    /** Tables in the plural: those first that most others are tied to, and before them those in question. */
    Stream<String> tables(List<Entity> said) {
        return ranked(said)
                .map(entity -> Names.plural(entity.table().name().name(), entity.words()))
                .distinct();
    }

    /** Columns that tell people something: of the tables in question first, then of all others. */
    Stream<String> columns(List<Entity> said) {
        return ranked(said)
                .flatMap(entity -> entity.properties().stream())
                .filter(Property::readable)
                .map(property -> Names.written(property.column().name(), property.words()))
                .distinct();
    }

    /** Values that begin so, of one column or of any; none of columns whose values are shown to few. */
    Stream<String> values(String typed, Optional<Property> column) {
        Stream<String> known = column.isPresent()
                ? column
                        .filter(property -> !property.column().keepsItsValues())
                        .flatMap(property -> values.values(
                                property.entity().table().name(),
                                property.column().name()))
                        .stream()
                        .flatMap(List::stream)
                : typed.isEmpty() ? Stream.of() : anywhere(typed);
        return known.filter(value -> !value.isBlank()).limit(MOST_VALUES);
    }

    private Stream<String> anywhere(String typed) {
        return values.beginning(typed, MOST_VALUES).stream()
                .filter(entry -> Optional.ofNullable(ontology.entity(entry.table()))
                        .flatMap(entity -> entity.property(entry.column()))
                        .filter(property -> !property.column().keepsItsValues())
                        .isPresent())
                .map(ValueIndex.Entry::value)
                .distinct();
    }

    private Stream<Entity> ranked(List<Entity> said) {
        Stream<Entity> others = ontology.entities().stream()
                .filter(entity -> !said.contains(entity))
                .sorted(Comparator.comparingLong(this::ties).reversed());
        return Stream.concat(said.stream(), others);
    }

    private long ties(Entity entity) {
        return ontology.relations().stream()
                .filter(relation -> relation.to() == entity || relation.from() == entity)
                .count();
    }
}
