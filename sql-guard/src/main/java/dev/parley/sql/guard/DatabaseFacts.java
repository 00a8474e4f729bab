package dev.parley.sql.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the guard has to know about the database that a statement is for.
 *
 * @param searchPath schemas in which names without a schema are looked up, in this order, after PostgreSQL's own; the
 *     sandbox pins it
 * @param relations names of what the asker may read, by schema
 * @param systemRelations names in PostgreSQL's own schema, which hide those of others
 * @param routines by name
 * @param operators that a function stands behind which must not run
 * @param typeNames types of the database; a call of a type's name with one argument is a cast
 * @param types that cannot be cast to without running such a function
 * @param concealed what of the relations is not shown; hidden ones are in {@code relations} too, since PostgreSQL finds them
 */
public record DatabaseFacts(
        List<String> searchPath,
        Map<String, Set<String>> relations,
        Set<String> systemRelations,
        Map<String, List<Routine>> routines,
        Set<String> operators,
        Set<String> typeNames,
        Set<String> types,
        Concealed concealed) {

    static final String SYSTEM_SCHEMA = "pg_catalog";

    public DatabaseFacts {
        searchPath = List.copyOf(searchPath);
        relations = Map.copyOf(relations);
        systemRelations = Set.copyOf(systemRelations);
        routines = Map.copyOf(routines);
        operators = Set.copyOf(operators);
        typeNames = Set.copyOf(typeNames);
        types = Set.copyOf(types);
    }

    /** Of a database that hides nothing. */
    public DatabaseFacts(
            List<String> searchPath,
            Map<String, Set<String>> relations,
            Set<String> systemRelations,
            Map<String, List<Routine>> routines,
            Set<String> operators,
            Set<String> typeNames,
            Set<String> types) {
        this(searchPath, relations, systemRelations, routines, operators, typeNames, types, Concealed.NOTHING);
    }

    /** The same, with this not shown. */
    public DatabaseFacts concealing(Concealed what) {
        return new DatabaseFacts(searchPath, relations, systemRelations, routines, operators, typeNames, types, what);
    }

    /** The same, with names looked up elsewhere. */
    public DatabaseFacts withSearchPath(List<String> schemas) {
        return new DatabaseFacts(schemas, relations, systemRelations, routines, operators, typeNames, types, concealed);
    }

    /** The schema in which PostgreSQL finds a relation that is named without one; empty when it finds none readable. */
    Optional<String> schemaOf(String relation) {
        if (systemRelations.contains(relation)) {
            return Optional.of(SYSTEM_SCHEMA);
        }
        return searchPath.stream()
                .filter(schema -> relations.getOrDefault(schema, Set.of()).contains(relation))
                .findFirst();
    }

    boolean isReadable(String schema, String relation) {
        return relations.getOrDefault(schema, Set.of()).contains(relation);
    }

    /** All that a call by this name may reach. */
    List<Routine> routines(String schema, String name) {
        List<Routine> found = new ArrayList<>();
        for (Routine routine : routines.getOrDefault(name, List.of())) {
            boolean reachable = schema == null
                    ? routine.isOwn() || searchPath.contains(routine.schema())
                    : routine.schema().equals(schema);
            if (reachable) {
                found.add(routine);
            }
        }
        return found;
    }

    /** Names of relations that may be read without naming their schema, and the others with it. */
    public Set<String> relationNames() {
        Set<String> names = new TreeSet<>();
        relations.forEach((schema, tables) -> tables.stream()
                .filter(table -> !concealed.hides(schema, table))
                .forEach(table -> names.add(searchPath.contains(schema) ? table : schema + "." + table)));
        return names;
    }

    /** Names of functions that a read may call. */
    public Set<String> functionNames() {
        Set<String> names = new TreeSet<>();
        routines.forEach((name, same) -> {
            if (same.stream().anyMatch(routine -> FunctionRules.refusal(routine).isEmpty())) {
                names.add(name);
            }
        });
        return names;
    }
}
