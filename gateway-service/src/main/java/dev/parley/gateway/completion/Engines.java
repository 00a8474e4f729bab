package dev.parley.gateway.completion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.engine.ColumnValues;
import dev.parley.engine.LanguageEngine;
import dev.parley.engine.ValueIndex;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.schema.SchemaCatalog;
import dev.parley.runtime.values.StoredValues;
import dev.parley.runtime.values.ValueCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Language engines by schema, for names and phrases; questions are the clarifier's. Their values are those that a
 * clarifier has read lately: this service has no role to read any.
 */
@ApplicationScoped
class Engines {

    private static final int MOST = 20;
    private static final Duration KEPT = Duration.ofMinutes(5);
    /** Values come with the first question, so they are looked for again soon. */
    private static final Duration KEPT_WITHOUT_VALUES = Duration.ofSeconds(20);

    private final Cache<Key, LanguageEngine> complete = cache(KEPT);
    private final Cache<Key, LanguageEngine> withoutValues = cache(KEPT_WITHOUT_VALUES);
    private final SchemaCatalog schemas;
    private final ValueCatalog values;
    private final TargetDatabases databases;

    Engines(SchemaCatalog schemas, ValueCatalog values, TargetDatabases databases) {
        this.schemas = schemas;
        this.values = values;
        this.databases = databases;
    }

    LanguageEngine on(String database) {
        SchemaSnapshot schema = schemas.snapshot(database);
        Key key = new Key(database, databases.edition(database), schema.fingerprint());
        LanguageEngine known = complete.getIfPresent(key);
        if (known != null) {
            return known;
        }
        LanguageEngine lately = withoutValues.getIfPresent(key);
        if (lately != null) {
            return lately;
        }
        Optional<List<StoredValues>> found = values.known(schema);
        LanguageEngine engine = LanguageEngine.over(schema, index(found.orElse(List.of())));
        (found.isPresent() ? complete : withoutValues).put(key, engine);
        return engine;
    }

    private static ValueIndex index(List<StoredValues> values) {
        return ValueIndex.of(values.stream()
                .map(column -> new ColumnValues(column.table(), column.column(), column.values(), column.complete()))
                .toList());
    }

    private static Cache<Key, LanguageEngine> cache(Duration kept) {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(kept).build();
    }

    private record Key(String database, String edition, String fingerprint) {}
}
