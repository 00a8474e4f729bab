package dev.parley.runtime.database;

import dev.parley.runtime.database.DatabasesConfig.CopyConfig;
import dev.parley.runtime.database.DatabasesConfig.TargetDatabaseConfig;
import java.util.HashMap;
import java.util.Map;

/** What is in the place of a copy is replaced, so that nothing else may be there. */
final class CopyPlaces {

    private CopyPlaces() {}

    /** @throws IllegalArgumentException when a copy would be made in a registered database, or in the place of another copy */
    static void require(Map<String, TargetDatabaseConfig> databases) {
        Map<DatabasePlace, String> taken = new HashMap<>();
        databases.forEach((name, config) -> taken.putIfAbsent(
                DatabasePlace.of("parley.databases." + name + ".url", config.url()), "database " + name));
        databases.forEach((name, config) -> config.copy().ifPresent(copy -> require(name, copy, taken)));
    }

    private static void require(String name, CopyConfig copy, Map<DatabasePlace, String> taken) {
        String prefix = "parley.databases." + name + ".copy.";
        String there = taken.putIfAbsent(DatabasePlace.of(prefix + "url", copy.url()), "copy of " + name);
        if (there != null) {
            throw new IllegalArgumentException(prefix + "url is the " + there + "; a copy needs a database for itself");
        }
        if (copy.rowsPerTable() < 1) {
            throw new IllegalArgumentException(
                    prefix + "rows-per-table must be at least 1, not " + copy.rowsPerTable());
        }
    }
}
