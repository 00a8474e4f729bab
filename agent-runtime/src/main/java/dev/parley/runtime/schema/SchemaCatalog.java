package dev.parley.runtime.schema;

import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.cache.TwoLevelCache;
import dev.parley.runtime.database.TargetDatabases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Schema snapshots by database name; may be some minutes old. */
@ApplicationScoped
public class SchemaCatalog {

    private static final Duration LOCAL_TTL = Duration.ofSeconds(30);
    private static final Duration SHARED_TTL = Duration.ofMinutes(5);

    private final TargetDatabases databases;
    private final CatalogReader reader;
    private final TwoLevelCache cache;

    SchemaCatalog(TargetDatabases databases, CatalogReader reader, TwoLevelCache cache) {
        this.databases = databases;
        this.reader = reader;
        this.cache = cache;
    }

    /**
     * @throws dev.parley.model.error.ValidationException when there is no such database
     * @throws dev.parley.model.error.ConnectionException when it does not answer
     */
    public SchemaSnapshot snapshot(String database) {
        return cache.getOrCompute(
                "schema/" + database + "/" + databases.edition(database),
                SchemaSnapshot.class,
                LOCAL_TTL,
                SHARED_TTL,
                () -> reader.read(database));
    }
}
