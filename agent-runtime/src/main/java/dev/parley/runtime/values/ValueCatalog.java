package dev.parley.runtime.values;

import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.cache.CacheKey;
import dev.parley.runtime.cache.CacheManager;
import dev.parley.runtime.cache.CacheRegion;
import dev.parley.runtime.cache.IdentityScope;
import dev.parley.runtime.cache.Ttl;
import dev.parley.runtime.database.TargetDatabases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The values of text columns, cached in two levels: read by services that have the sandbox role, found by the others. */
@ApplicationScoped
public class ValueCatalog {

    private static final Ttl TTL = Ttl.of(Duration.ofMinutes(8)).staleUntil(Duration.ofMinutes(10));

    private final TargetDatabases databases;
    private final CacheManager cache;

    ValueCatalog(TargetDatabases databases, CacheManager cache) {
        this.databases = databases;
        this.cache = cache;
    }

    /** @param read from the database, in the sandbox role */
    public List<StoredValues> of(SchemaSnapshot schema, Supplier<List<StoredValues>> read) {
        return cache.getOrCompute(key(schema), TTL, () -> new Values(read.get()))
                .columns();
    }

    /** Those that another service has read lately; empty when none has. */
    public Optional<List<StoredValues>> known(SchemaSnapshot schema) {
        return cache.findOrCompute(key(schema), TTL, Optional::empty).map(Values::columns);
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

    /** For the cache, which holds one JSON object a key. */
    record Values(List<StoredValues> columns) {}
}
