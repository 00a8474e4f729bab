package dev.parley.sql.guard;

import java.util.List;
import java.util.Map;

/**
 * What a statement does with sensitive columns, for askers who may not see their values; and whether it is near to hidden
 * ones.
 *
 * @param used whether it names a sensitive one at all
 * @param partial whether it reads a relation that has hidden ones: what PostgreSQL says of the statement may name them
 * @param masked by position of the result's columns from 0: those that hold a sensitive column's values as they are
 * @param findings where values could be shown in another way; a statement that has such is not run for them
 */
public record Exposure(boolean used, boolean partial, Map<Integer, String> masked, List<Finding> findings) {

    public static final Exposure NONE = new Exposure(false, false, Map.of(), List.of());

    public Exposure {
        masked = Map.copyOf(masked);
        findings = List.copyOf(findings);
    }
}
