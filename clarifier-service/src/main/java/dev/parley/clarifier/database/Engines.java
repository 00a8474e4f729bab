package dev.parley.clarifier.database;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.parley.engine.ColumnValues;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.ValueIndex;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.database.TargetDatabases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Language engines by schema; making one costs some milliseconds and a look at the data, so they are kept a while. */
@ApplicationScoped
public class Engines {

    private static final int MAX_ENGINES = 50;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final LoadingCache<Key, Prepared> engines;

    private final TargetDatabases databases;

    Engines(ColumnCatalog values, TargetDatabases databases) {
        this.databases = databases;
        this.engines = Caffeine.newBuilder()
                .maximumSize(MAX_ENGINES)
                .expireAfterWrite(KEPT)
                .build(key -> prepare(key.schema(), values.of(key.schema())));
    }

    public Prepared on(SchemaSnapshot schema) {
        return engines.get(
                new Key(schema.database(), databases.edition(schema.database()), schema.fingerprint(), schema));
    }

    private static Prepared prepare(SchemaSnapshot schema, List<ColumnValues> values) {
        List<ColumnValues> unlisted =
                values.stream().filter(column -> !column.complete()).toList();
        return new Prepared(LanguageEngine.over(schema, ValueIndex.of(values)), unlisted);
    }

    /** @param unlistedColumns columns with more values than the engine was given */
    public record Prepared(LanguageEngine engine, List<ColumnValues> unlistedColumns) {}

    private record Key(String database, String edition, String fingerprint, SchemaSnapshot schema) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && database.equals(key.database)
                    && edition.equals(key.edition)
                    && fingerprint.equals(key.fingerprint);
        }

        @Override
        public int hashCode() {
            return fingerprint.hashCode();
        }
    }
}
