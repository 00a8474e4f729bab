package dev.parley.runtime.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.runtime.pool.NoConnectionException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * What one statement of our own says of each target database in its sandbox role, remembered for a while.
 *
 * @param <T> what its rows are made into
 */
public final class SandboxRead<T> {

    private static final int MOST_DATABASES = 100;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private final DatabasePools pools;
    private final String sql;
    private final BiFunction<String, RowSet<Row>, T> meaning;
    private final Cache<Edition, T> cache;

    /**
     * @param age when what was read is read anew
     * @param meaning from the database's name and the rows
     */
    public SandboxRead(DatabasePools pools, String sql, Duration age, BiFunction<String, RowSet<Row>, T> meaning) {
        this.pools = pools;
        this.sql = sql;
        this.meaning = meaning;
        this.cache = Caffeine.newBuilder()
                .expireAfterWrite(age)
                .maximumSize(MOST_DATABASES)
                .build();
    }

    /** For when it is known to have changed. */
    public void forget(String database) {
        cache.invalidate(edition(database));
    }

    /**
     * @throws dev.parley.model.error.ValidationException when there is no such database
     * @throws NoConnectionException when there is no answer within ten seconds
     * @throws RuntimeException of the driver when the database does not answer
     */
    public T of(String database) {
        return cache.get(edition(database), key -> meaning.apply(key.database(), rows(key.database())));
    }

    /** A database that was changed is not answered for with what was read before. */
    private record Edition(String database, String edition) {}

    private Edition edition(String database) {
        return new Edition(database, pools.databases().edition(database));
    }

    private RowSet<Row> rows(String database) {
        try {
            return CappedRead.of(pools.sandboxReader(database), sql, Tuple.tuple())
                    .await()
                    .atMost(TIME_LIMIT);
        } catch (TimeoutException e) {
            throw new NoConnectionException("the catalog was not read within " + TIME_LIMIT, e);
        }
    }
}
