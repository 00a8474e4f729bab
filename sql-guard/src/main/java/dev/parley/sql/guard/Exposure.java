package dev.parley.sql.guard;

import java.util.List;
import java.util.Map;

/**
 * What a statement does with sensitive columns; for askers who may not see their values.
 *
 * @param used whether it names one at all
 * @param masked by position of the result's columns from 0: those that hold a sensitive column's values as they are
 * @param findings where values could be shown in another way; a statement that has such is not run for them
 */
public record Exposure(boolean used, Map<Integer, String> masked, List<Finding> findings) {

    public static final Exposure NONE = new Exposure(false, Map.of(), List.of());

    public Exposure {
        masked = Map.copyOf(masked);
        findings = List.copyOf(findings);
    }
}
