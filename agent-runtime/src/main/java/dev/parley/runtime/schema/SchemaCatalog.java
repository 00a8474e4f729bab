package dev.parley.runtime.schema;

import dev.parley.model.schema.SchemaDetails;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.cache.CacheKey;
import dev.parley.runtime.cache.CacheManager;
import dev.parley.runtime.cache.CacheRegion;
import dev.parley.runtime.cache.IdentityScope;
import dev.parley.runtime.cache.Ttl;
import dev.parley.runtime.database.TargetDatabases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Schema snapshots by database name; may be some minutes old. */
@ApplicationScoped
public class SchemaCatalog {

    private static final Ttl TTL = Ttl.of(Duration.ofMinutes(4)).staleUntil(Duration.ofMinutes(5));

    private final TargetDatabases databases;
    private final CatalogReader reader;
    private final CacheManager cache;

    SchemaCatalog(TargetDatabases databases, CatalogReader reader, CacheManager cache) {
        this.databases = databases;
        this.reader = reader;
        this.cache = cache;
    }

    /**
     * @throws dev.parley.model.error.ValidationException when there is no such database
     * @throws dev.parley.model.error.ConnectionException when it does not answer
     */
    public SchemaSnapshot snapshot(String database) {
        return cache.getOrCompute(key(database), TTL, () -> reader.read(database));
    }

    /** As {@link #snapshot}, read now, past all caches. */
    public SchemaSnapshot fresh(String database) {
        return reader.read(database);
    }

    /**
     * A short text that is another one when the schema is another one; cheap to read.
     *
     * @throws dev.parley.model.error.ConnectionException when it does not answer
     */
    public String probe(String database) {
        return reader.probe(database);
    }

    private CacheKey<SchemaSnapshot> key(String database) {
        return CacheKey.of(
                new CacheRegion("schema", database),
                SchemaSnapshot.class,
                IdentityScope.role(databases.sandboxRole(database)),
                databases.edition(database));
    }

    /**
     * What there is beyond that, of the same tables.
     *
     * @throws dev.parley.model.error.ValidationException when there is no such database
     * @throws dev.parley.model.error.ConnectionException when it does not answer
     */
    public SchemaDetails details(SchemaSnapshot schema) {
        CacheKey<SchemaDetails> key = CacheKey.of(
                new CacheRegion("details", schema.database()),
                SchemaDetails.class,
                IdentityScope.role(databases.sandboxRole(schema.database())),
                databases.edition(schema.database()),
                schema.fingerprint());
        return cache.getOrCompute(key, TTL, () -> reader.details(schema));
    }

    /** As {@link #details}, read now, past all caches. */
    public SchemaDetails freshDetails(SchemaSnapshot schema) {
        return reader.details(schema);
    }

    /**
     * What there is in the database, but not for questions.
     *
     * @throws dev.parley.model.error.ValidationException when there is no such database
     * @throws dev.parley.model.error.ConnectionException when it does not answer
     */
    public UnreadableNames unreadable(SchemaSnapshot schema) {
        CacheKey<UnreadableNames> key = CacheKey.of(
                new CacheRegion("unreadable", schema.database()),
                UnreadableNames.class,
                IdentityScope.role(databases.sandboxRole(schema.database())),
                databases.edition(schema.database()),
                schema.fingerprint());
        return cache.getOrCompute(key, TTL, () -> reader.unreadable(schema));
    }
}
