package dev.parley.engine.glossary;

import dev.parley.engine.Link;
import dev.parley.engine.ontology.Entity;
import dev.parley.engine.ontology.Ontology;
import dev.parley.model.schema.TypeFamily;
import java.util.Optional;
import java.util.stream.Stream;

/** What words were linked to, as a definition that a {@link Term} can have. */
public final class LinkDefinition {

    private static final String EQUALS = " = ";

    private LinkDefinition() {}

    /** Empty when it is no table, column or value, or when its name means more than one. */
    public static Optional<String> of(Ontology ontology, Link link) {
        Stream<String> definitions =
                switch (link.kind()) {
                    case "table" ->
                        Stream.of(link.target().substring(link.target().indexOf('.') + 1), link.target());
                    case "column" -> column(link.target()).stream();
                    case "value" -> condition(ontology, link.target()).stream();
                    default -> Stream.empty();
                };
        return definitions
                .filter(text -> DefinitionReader.read(ontology, text).isPresent())
                .findFirst();
    }

    /** Without the schema, quoted where it must be. */
    private static Optional<String> column(String target) {
        String[] parts = target.split("\\.", 3);
        return parts.length < 3
                ? Optional.empty()
                : Optional.of(parts[1] + "." + (parts[2].matches("\\w+") ? parts[2] : '"' + parts[2] + '"'));
    }

    private static Optional<String> condition(Ontology ontology, String target) {
        int end = target.indexOf(EQUALS);
        String value = end < 0 ? "" : target.substring(end + EQUALS.length());
        boolean several = value.contains(EQUALS); // the halves of a full name
        if (value.isEmpty() || several) {
            return Optional.empty();
        }
        String column = target.substring(0, end);
        return column(column).map(name -> name + EQUALS + constant(ontology, column, value));
    }

    private static String constant(Ontology ontology, String column, String value) {
        TypeFamily family = ontology.entities().stream()
                .map(Entity::properties)
                .flatMap(properties -> properties.stream())
                .filter(property -> property.toString().equals(column))
                .findFirst()
                .map(property -> property.column().family())
                .orElse(TypeFamily.TEXT);
        return switch (family) {
            case INTEGER, DECIMAL, BOOLEAN -> value;
            case TEXT, ENUM, DATE, TIMESTAMP, TIME, INTERVAL, UUID, JSON, ARRAY, BINARY, OTHER ->
                "'" + value.replace("'", "''") + "'";
        };
    }
}
