package dev.parley.clarifier;

import dev.parley.engine.ColumnValues;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.cache.CacheKey;
import dev.parley.runtime.cache.CacheManager;
import dev.parley.runtime.cache.CacheRegion;
import dev.parley.runtime.cache.IdentityScope;
import dev.parley.runtime.cache.Ttl;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.schema.SchemaCatalog;
import dev.parley.runtime.values.StoredValues;
import dev.parley.runtime.values.ValueScan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The values of text columns, cached in two levels. */
@ApplicationScoped
class ValueCatalog {

    private static final Ttl TTL = Ttl.of(Duration.ofMinutes(8)).staleUntil(Duration.ofMinutes(10));

    private final SchemaCatalog catalog;
    private final SandboxReads sandbox;
    private final TargetDatabases databases;
    private final CacheManager cache;

    ValueCatalog(SchemaCatalog catalog, SandboxReads sandbox, TargetDatabases databases, CacheManager cache) {
        this.catalog = catalog;
        this.databases = databases;
        this.sandbox = sandbox;
        this.cache = cache;
    }

    List<ColumnValues> of(SchemaSnapshot schema) {
        return cache
                .getOrCompute(
                        key(schema),
                        TTL,
                        () -> new Values(ValueScan.of(schema, catalog.details(schema), sandbox.of(schema.database()))))
                .columns()
                .stream()
                .map(ValueCatalog::forEngine)
                .toList();
    }

    private CacheKey<Values> key(SchemaSnapshot schema) {
        String database = schema.database();
        return CacheKey.of(
                new CacheRegion("values", database),
                Values.class,
                IdentityScope.role(databases.sandboxRole(database)),
                databases.edition(database),
                schema.fingerprint());
    }

    static ColumnValues forEngine(StoredValues values) {
        return new ColumnValues(values.table(), values.column(), values.values(), values.complete());
    }

    /** For the cache, which holds one JSON object a key. */
    record Values(List<StoredValues> columns) {}
}
