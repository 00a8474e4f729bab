package dev.parley.runtime.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.sql.guard.DatabaseFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Facts by database name, read in the sandbox role; may be a minute old. */
@ApplicationScoped
public class FactsCatalog {

    private static final Duration TTL = Duration.ofMinutes(1);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private final TargetDatabases databases;
    private final Cache<String, DatabaseFacts> cache =
            Caffeine.newBuilder().expireAfterWrite(TTL).maximumSize(100).build();

    FactsCatalog(TargetDatabases databases) {
        this.databases = databases;
    }

    /**
     * @throws dev.parley.model.error.ValidationException when there is no such database
     * @throws RuntimeException of the driver when the database does not answer
     */
    public DatabaseFacts facts(String database) {
        return cache.get(database, this::read);
    }

    private DatabaseFacts read(String database) {
        String json = databases
                .sandboxReader(database)
                .preparedQuery(FactsStatement.SQL)
                .execute()
                .await()
                .atMost(TIME_LIMIT)
                .iterator()
                .next()
                .getString("facts");
        return FactsStatement.facts(json);
    }
}
