package dev.parley.clarifier.database;

import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.database.SandboxSession;
import dev.parley.runtime.pool.SessionSettings;
import dev.parley.runtime.values.ValueSource;
import dev.parley.runtime.work.Withdrawal;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** Small reads of the data, by statements of our own, in a read-only session of the sandbox reader. */
@ApplicationScoped
class SandboxReads {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

    private static final int MAX_ROW_BYTES = 1 << 20;
    private static final long MAX_BYTES = 16L << 20;

    /** Our statements name the schema of every table. */
    private static final SessionSettings SESSION =
            new SessionSettings(TIME_LIMIT, TIME_LIMIT, List.of(), MAX_ROW_BYTES, MAX_BYTES, null);

    private final DatabasePools pools;

    SandboxReads(DatabasePools pools) {
        this.pools = pools;
    }

    /** Each read takes a session of its own, with its own limit, and ends when the request in hand is withdrawn. */
    ValueSource of(String database) {
        return statement -> {
            try (SandboxSession session =
                    SandboxSession.open(pools.sandboxReader(database), SESSION, Withdrawal.current())) {
                return StreamSupport.stream(
                                session.execute(statement.sql("$1"), Tuple.of(statement.parameter()))
                                        .spliterator(),
                                false)
                        .map(row -> new ValueSource.FoundValue(row.getString(0), row.getLong(1)))
                        .toList();
            }
        };
    }
}
