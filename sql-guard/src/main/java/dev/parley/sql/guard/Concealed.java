package dev.parley.sql.guard;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of a database's relations no statement may show, though the role could read it.
 *
 * @param relations that are hidden, by schema: to an asker they are not there
 * @param columns of relations that have some to hide, by schema and name
 */
public record Concealed(Map<String, Set<String>> relations, Map<String, Map<String, Columns>> columns) {

    public static final Concealed NOTHING = new Concealed(Map.of(), Map.of());

    public Concealed {
        relations = Map.copyOf(relations);
        columns = Map.copyOf(columns);
    }

    /**
     * The columns of one relation.
     *
     * @param shown those that are not hidden
     * @param sensitive of those that are shown: they may be asked about, their values are not to be seen
     */
    public record Columns(Set<String> shown, Set<String> hidden, Set<String> sensitive) {

        public Columns {
            shown = Set.copyOf(shown);
            hidden = Set.copyOf(hidden);
            sensitive = Set.copyOf(sensitive);
        }
    }

    boolean isNothing() {
        return relations.isEmpty() && columns.isEmpty();
    }

    boolean hides(String schema, String relation) {
        return relations.getOrDefault(schema, Set.of()).contains(relation);
    }

    /** Whether a type of this name could be that of a row which has something hidden. */
    boolean hidesInRow(String schema, String type) {
        return Stream.concat(relations.keySet().stream(), columns.keySet().stream())
                .filter(one -> schema == null || schema.equals(one))
                .anyMatch(one -> hides(one, type)
                        || columnsOf(one, type)
                                .filter(row -> !row.hidden().isEmpty())
                                .isPresent());
    }

    Optional<Columns> columnsOf(String schema, String relation) {
        return Optional.ofNullable(columns.getOrDefault(schema, Map.of()).get(relation));
    }
}
