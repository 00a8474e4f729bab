package dev.parley.tester.truth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.schema.CatalogStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Tables with their keys and types by database name, as the sandbox role sees them; may be a minute old. */
@ApplicationScoped
public class TruthCatalog {

    private static final Duration TTL = Duration.ofMinutes(1);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private final TargetDatabases databases;
    private final Clock clock = Clock.systemUTC();
    private final Cache<String, SchemaSnapshot> cache =
            Caffeine.newBuilder().expireAfterWrite(TTL).maximumSize(100).build();

    TruthCatalog(TargetDatabases databases) {
        this.databases = databases;
    }

    /** @throws RuntimeException of the driver when the database does not answer */
    public SchemaSnapshot schema(String database) {
        return cache.get(database, this::read);
    }

    private SchemaSnapshot read(String database) {
        String json = databases
                .sandboxReader(database)
                .preparedQuery(CatalogStatement.ofCurrentUser())
                .execute()
                .await()
                .atMost(TIME_LIMIT)
                .iterator()
                .next()
                .getString("tables");
        return CatalogStatement.snapshot(database, json, clock.instant());
    }
}
