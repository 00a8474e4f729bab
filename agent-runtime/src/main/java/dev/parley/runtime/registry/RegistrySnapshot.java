package dev.parley.runtime.registry;

import java.util.List;
import java.util.Map;

/**
 * All that is registered at a moment.
 *
 * @param epochs how often the schema of a database, registered or configured, was said to have changed; none means never
 */
public record RegistrySnapshot(List<RegisteredDatabase> databases, Map<String, Long> epochs) {

    public static final RegistrySnapshot EMPTY = new RegistrySnapshot(List.of(), Map.of());

    public RegistrySnapshot {
        databases = List.copyOf(databases);
        epochs = Map.copyOf(epochs);
    }
}
