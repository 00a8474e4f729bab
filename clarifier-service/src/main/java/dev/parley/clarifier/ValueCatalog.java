package dev.parley.clarifier;

import dev.parley.engine.ColumnValues;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.cache.TwoLevelCache;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.values.StoredValues;
import dev.parley.runtime.values.ValueScan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The values of text columns, cached in two levels. */
@ApplicationScoped
class ValueCatalog {

    private static final Duration LOCAL_TTL = Duration.ofSeconds(30);
    private static final Duration SHARED_TTL = Duration.ofMinutes(10);

    private final SandboxReads sandbox;
    private final TargetDatabases databases;
    private final TwoLevelCache cache;

    ValueCatalog(SandboxReads sandbox, TargetDatabases databases, TwoLevelCache cache) {
        this.databases = databases;
        this.sandbox = sandbox;
        this.cache = cache;
    }

    List<ColumnValues> of(SchemaSnapshot schema) {
        String key =
                "values/" + schema.database() + "/" + databases.edition(schema.database()) + "/" + schema.fingerprint();
        return cache
                .getOrCompute(
                        key,
                        Values.class,
                        LOCAL_TTL,
                        SHARED_TTL,
                        () -> new Values(ValueScan.of(schema, sandbox.of(schema.database()))))
                .columns()
                .stream()
                .map(ValueCatalog::forEngine)
                .toList();
    }

    static ColumnValues forEngine(StoredValues values) {
        return new ColumnValues(values.table(), values.column(), values.values(), values.complete());
    }

    /** For the cache, which holds one JSON object a key. */
    record Values(List<StoredValues> columns) {}
}
