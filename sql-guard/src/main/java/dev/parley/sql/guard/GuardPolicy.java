package dev.parley.sql.guard;

import java.util.Set;

/**
 * What an operator allows or limits.
 *
 * @param allowedFunctions as {@code schema.name}, whatever the catalog says about them
 * @param readableSystemRelations as {@code schema.name}, of {@code pg_catalog} and {@code information_schema}
 * @param maxLength most characters of a statement
 */
public record GuardPolicy(Set<String> allowedFunctions, Set<String> readableSystemRelations, int maxLength) {

    /** Longer than people write, shorter than what costs time to read. */
    public static final int DEFAULT_MAX_LENGTH = 100_000;

    public GuardPolicy {
        allowedFunctions = Set.copyOf(allowedFunctions);
        readableSystemRelations = Set.copyOf(readableSystemRelations);
    }

    public static GuardPolicy defaults() {
        return new GuardPolicy(Set.of(), Set.of(), DEFAULT_MAX_LENGTH);
    }
}
