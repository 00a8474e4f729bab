package dev.parley.runtime.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * A connection of the sandbox reader in a READ ONLY transaction with its limits set. Closing it rolls back, undoes what
 * the statement may have set for the session, and gives the connection back.
 */
public final class SandboxSession implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SandboxSession.class);
    private static final Duration CLEAN_UP = Duration.ofSeconds(5);
    /** The server's own limit should strike first; this is for what it does not interrupt. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SqlConnection connection;
    private final Transaction transaction;
    private final Instant end;

    private SandboxSession(SqlConnection connection, Transaction transaction, Instant end) {
        this.connection = connection;
        this.transaction = transaction;
        this.end = end;
    }

    /** Opens a transaction and sets what it is held to, in one round trip. */
    public static SandboxSession open(Pool pool, SessionSettings settings) {
        SqlConnection connection = pool.getConnectionAndAwait(); // the pool's own acquire time-out ends this
        try {
            MessageCap.on(connection, settings.maxMessageBytes());
            Transaction transaction = connection.begin().await().atMost(CLEAN_UP);
            Uni.join()
                    .all(settings.statements().stream()
                            .map(sql -> connection.preparedQuery(sql).execute())
                            .toList())
                    .andFailFast()
                    .await()
                    .atMost(CLEAN_UP);
            return new SandboxSession(connection, transaction, Instant.now().plus(settings.limit()));
        } catch (RuntimeException e) {
            connection.closeAndForget();
            throw e;
        }
    }

    /** Runs one statement over the extended protocol. */
    public RowSet<Row> execute(String sql) {
        return execute(sql, Tuple.tuple());
    }

    /** Runs one statement with bound parameters. */
    public RowSet<Row> execute(String sql, Tuple parameters) {
        return inTime(connection.preparedQuery(sql).execute(parameters));
    }

    public PreparedStatement prepare(String sql) {
        return inTime(connection.prepare(sql));
    }

    /**
     * Waits for work on this connection, no longer than the session's limit.
     *
     * @throws io.smallrye.mutiny.TimeoutException after asking the server to stop
     */
    public <T> T inTime(Uni<T> work) {
        try {
            return work.await().atMost(left().plus(GRACE));
        } catch (io.smallrye.mutiny.TimeoutException e) {
            PgConnection.cast(connection).cancelRequestAndForget();
            throw e;
        }
    }

    private Duration left() {
        Duration left = Duration.between(Instant.now(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Does not wait: the connection goes back to the pool when it is clean, however long that takes. */
    @Override
    public void close() {
        transaction
                .rollback()
                .chain(() -> connection.preparedQuery("DISCARD ALL").execute())
                .onTermination()
                .invoke(connection::closeAndForget)
                .subscribe()
                .with(clean -> {}, e -> LOG.warnf("a sandbox connection was lost: %s", e.getMessage()));
    }
}
