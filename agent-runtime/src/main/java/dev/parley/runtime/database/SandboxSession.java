package dev.parley.runtime.database;

import dev.parley.runtime.pool.ConnectionPool;
import dev.parley.runtime.pool.Lease;
import dev.parley.runtime.pool.NoConnectionException;
import dev.parley.runtime.pool.SessionSettings;
import dev.parley.runtime.work.Withdrawal;
import dev.parley.runtime.work.WithdrawnException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    private final Lease lease;
    private final SqlConnection connection;
    private final Transaction transaction;
    private final Instant end;
    private final Withdrawal withdrawal;
    private boolean abandoned;
    private boolean spoilt;

    private SandboxSession(Lease lease, Transaction transaction, Instant end, Withdrawal withdrawal) {
        this.lease = lease;
        this.connection = lease.connection();
        this.transaction = transaction;
        this.end = end;
        this.withdrawal = withdrawal;
    }

    /**
     * Opens a transaction and sets what it is held to; the settings are sent together, without waiting for each. What is
     * waited for a connection is taken from the session's time.
     *
     * @throws NoConnectionException when none is free, or none is ready, within that time
     * @throws RuntimeException of the driver when the database cannot be reached, or refuses
     */
    public static SandboxSession open(ConnectionPool pool, SessionSettings settings) {
        return open(pool, settings, Withdrawal.NEVER);
    }

    /**
     * The same for a request that may be withdrawn: what runs then is stopped on the server, and nothing more is run.
     *
     * @throws WithdrawnException when that has happened already, or happens while a connection is waited for
     */
    public static SandboxSession open(ConnectionPool pool, SessionSettings settings, Withdrawal withdrawal) {
        withdrawal.require();
        Instant end = Instant.now().plus(settings.limit());
        Lease lease = free(pool, settings.limit(), withdrawal);
        SqlConnection connection = lease.connection();
        try {
            lease.cap(settings.maxMessageBytes(), settings.maxBytesTogether());
            Transaction transaction = connection.begin().await().atMost(CLEAN_UP);
            Uni.join()
                    .all(lease.connector().readOnly(settings).stream()
                            .map(sql -> connection.preparedQuery(sql).execute())
                            .toList())
                    .andFailFast()
                    .await()
                    .atMost(CLEAN_UP);
            return new SandboxSession(lease, transaction, end, withdrawal);
        } catch (RuntimeException e) {
            // Not clean: whoever came next would find a transaction that is half set up.
            lease.end();
            throw e instanceof io.smallrye.mutiny.TimeoutException
                    ? new NoConnectionException("a connection was not ready within " + CLEAN_UP, e)
                    : e;
        }
    }

    /** The pool's own acquire time-out may be longer, or shorter; a connection that comes too late stays in the pool. */
    private static Lease free(ConnectionPool pool, Duration limit, Withdrawal withdrawal) {
        CompletableFuture<Lease> asked = pool.lease();
        try {
            return withdrawal
                    .unless(Uni.createFrom().completionStage(asked::copy))
                    .subscribeAsCompletionStage()
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            leave(asked);
            throw new NoConnectionException("no connection was free within " + limit, e);
        } catch (InterruptedException e) {
            leave(asked);
            Thread.currentThread().interrupt();
            throw new NoConnectionException("the wait for a connection was interrupted", e);
        } catch (ExecutionException e) {
            leave(asked);
            throw e.getCause() instanceof RuntimeException known ? known : new CompletionException(e.getCause());
        }
    }

    private static void leave(CompletableFuture<Lease> asked) {
        asked.cancel(false);
        asked.thenAccept(Lease::giveBack);
    }

    /** Runs one statement over the extended protocol. */
    public RowSet<Row> execute(String sql) {
        return execute(sql, Tuple.tuple());
    }

    /** Runs one statement with bound parameters. */
    public RowSet<Row> execute(String sql, Tuple parameters) {
        return inTime(connection.preparedQuery(sql).execute(parameters));
    }

    /**
     * Runs one statement within a savepoint and a time limit of its own. Whether it fails or not, the session goes on as it
     * was before.
     *
     * @throws RuntimeException of the driver when the statement fails
     */
    @SuppressWarnings("unchecked") // the driver's rows
    public RowSet<Row> attempt(String sql, Duration limit) {
        List<Object> replies = inTime(Uni.join()
                .all(
                        reply("SAVEPOINT parley_attempt"),
                        reply("SET LOCAL statement_timeout = " + Math.max(1, limit.toMillis())),
                        reply(sql),
                        reply("ROLLBACK TO SAVEPOINT parley_attempt"))
                .andFailFast());
        return switch (replies.get(2)) {
            case RowSet<?> rows -> (RowSet<Row>) rows;
            case RuntimeException failure -> throw failure;
            case Object other -> throw new IllegalStateException("no rows and no failure", (Throwable) other);
        };
    }

    /** The rows, or the failure, as an item. */
    private Uni<Object> reply(String sql) {
        return connection
                .preparedQuery(sql)
                .execute()
                .map(Object.class::cast)
                .onFailure()
                .recoverWithItem(failure -> failure);
    }

    public PreparedStatement prepare(String sql) {
        return inTime(connection.prepare(sql));
    }

    /**
     * Waits for work on this connection, no longer than the session's limit.
     *
     * @throws io.smallrye.mutiny.TimeoutException after asking the server to stop
     * @throws WithdrawnException the same
     */
    public <T> T inTime(Uni<T> work) {
        try {
            return withdrawal.unless(work).await().atMost(left().plus(GRACE));
        } catch (io.smallrye.mutiny.TimeoutException | WithdrawnException e) {
            LOG.warn("a sandbox connection was ended: its statement does not end");
            lease.abandon();
            abandoned = true;
            throw e;
        }
    }

    /** For what {@code DISCARD ALL} does not undo: the connection will not be given back, but ended. */
    public void endWithConnection() {
        spoilt = true;
    }

    private Duration left() {
        Duration left = Duration.between(Instant.now(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /**
     * Does not wait. A connection goes back to the pool when it is clean; one that is still at work after its limit, or
     * cannot be cleaned, is ended, so that the next asker does not wait for it.
     */
    @Override
    public void close() {
        if (abandoned) {
            return;
        }
        if (spoilt) {
            lease.end();
            return;
        }
        transaction
                .rollback()
                .chain(() -> lease.connector().reset(connection))
                .ifNoItem()
                .after(CLEAN_UP)
                .fail()
                .subscribe()
                .with(clean -> lease.giveBack(), e -> end(e.getMessage()));
    }

    private void end(String why) {
        LOG.warnf("a sandbox connection was ended: %s", why);
        lease.end();
    }
}
