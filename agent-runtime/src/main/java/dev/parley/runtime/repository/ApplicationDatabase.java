package dev.parley.runtime.repository;

import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.runtime.cache.Change;
import dev.parley.runtime.pool.BoundedStatement;
import dev.parley.runtime.pool.Wire;
import dev.parley.runtime.trace.Spans;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The application's own database: its statements and transactions, and which of them are tried again. Reads are when the
 * connection is lost, whole transactions when the server has undone them, and anything when nothing was sent yet; never a
 * write that may have happened, and never what was waited for in vain. Blocks: for virtual threads.
 */
public final class ApplicationDatabase {

    private static final Logger LOG = Logger.getLogger(ApplicationDatabase.class);

    /** Of this transaction only. */
    private static final String LIMIT_TIME = "SELECT set_config('statement_timeout', $1, true)";

    /** What an answer may take to come, beyond what the server may take to make it. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Pool pool;
    private final RepositoryConfig config;
    private final MeterRegistry registry;
    private final Spans spans;
    private final Consumer<Throwable> away;
    private final Backoff backoff;
    private final List<BaseTable<?>> tables = new CopyOnWriteArrayList<>();

    /** Of the transactions that are open, what they change of what is remembered. */
    private final Map<SqlClient, Deque<Change>> changes = new ConcurrentHashMap<>();

    /** @param away is told when the database cannot be reached */
    public ApplicationDatabase(
            Pool pool, RepositoryConfig config, MeterRegistry registry, Spans spans, Consumer<Throwable> away) {
        this.pool = pool;
        this.config = config;
        this.registry = registry;
        this.spans = spans;
        this.away = away;
        this.backoff =
                new Backoff(config.retries(), config.retryDelay(), registry.counter("parley.repository.retries"));
    }

    /**
     * Commits what the work did, or nothing of it when it throws.
     *
     * @param work may be done again after the server has undone it, so it has no effect but in this transaction
     * @throws ConnectionException when the database cannot be reached
     */
    public <T> T inTransaction(Function<SqlConnection, T> work) {
        return spans.inDatabase(
                "TRANSACTION",
                "parley",
                () -> backoff.retry(
                        Fault.CONFLICT::equals,
                        () -> within(reaching(() -> backoff.retry(Fault.LOST::equals, this::begin)), work)));
    }

    /** Of all tables, by what was seen since the start. */
    public List<Recommendation> optimizeQueries() {
        return tables.stream()
                .flatMap(table -> table.optimizeQueries().stream())
                .toList();
    }

    void has(BaseTable<?> table) {
        tables.add(table);
    }

    /** For statements that are transactions of their own. */
    SqlClient alone() {
        return pool;
    }

    TableMeter meter(String table) {
        return new TableMeter(table, registry);
    }

    /** @param client a connection with the transaction that the statement belongs to, or {@link #alone} */
    RowSet<Row> read(SqlClient client, String sql, Tuple values) {
        return client != pool
                ? await(client.preparedQuery(sql).execute(values), config.queryTimeout())
                : reaching(() -> backoff.retry(
                        Fault::mayBeReadAgain,
                        () -> BoundedStatement.execute(pool, config.queryTimeout(), sql, values)));
    }

    /** @param client as in {@link #read} */
    RowSet<Row> write(SqlClient client, Function<SqlClient, Uni<RowSet<Row>>> statement) {
        return client != pool
                ? await(statement.apply(client), config.queryTimeout())
                : backoff.retry(
                        Fault.CONFLICT::equals,
                        () -> onConnection(connection ->
                                reaching(() -> await(statement.apply(connection), config.queryTimeout()))));
    }

    /**
     * A write of what is remembered: the change is open from before it until its transaction has ended, or, when no answer
     * says whether it has, until the change's own end.
     *
     * @param client as in {@link #read}
     */
    <R> R changing(SqlClient client, Supplier<Change> opening, Supplier<R> write) {
        Deque<Change> ofTransaction = changes.get(client);
        if (ofTransaction != null) {
            ofTransaction.add(opening.get());
            return write.get();
        }
        Change change = opening.get();
        try {
            R result = write.get();
            change.close();
            return result;
        } catch (RuntimeException | Error e) {
            if (!Fault.of(e).isOutage()) { // else it may have happened, or still will
                change.close();
            }
            throw e;
        }
    }

    /**
     * @param limit that the server keeps
     * @throws ConnectionException when it took longer
     */
    RowSet<Row> readWithin(Duration limit, String sql, Tuple values) {
        try {
            return spans.inDatabase(
                    "TRANSACTION",
                    "parley",
                    () -> reaching(() -> backoff.retry(
                            Fault::mayBeReadAgain,
                            () -> within(begin(), connection -> {
                                await(
                                        connection
                                                .preparedQuery(LIMIT_TIME)
                                                .execute(Tuple.of(Long.toString(limit.toMillis()))),
                                        config.queryTimeout());
                                return await(connection.preparedQuery(sql).execute(values), limit.plus(GRACE));
                            }))));
        } catch (RuntimeException e) {
            if (Fault.of(e) == Fault.STOPPED) {
                throw unavailable(
                        "Reading took longer than " + limit.toMillis() + " ms and was stopped",
                        "Narrow the time by `from` and `to`, or ask by fewer filters at once",
                        e);
            }
            throw e;
        }
    }

    private record Begun(SqlConnection connection, Transaction transaction) {}

    private Begun begin() {
        SqlConnection connection = connect();
        try {
            return new Begun(connection, await(connection.begin(), config.queryTimeout()));
        } catch (RuntimeException e) {
            giveBack(connection, e);
            throw e;
        }
    }

    private <T> T within(Begun begun, Function<SqlConnection, T> work) {
        return lending(begun.connection(), connection -> {
            Consumer<Collection<Change>> ending = Change::closeAll;
            changes.put(connection, new ArrayDeque<>());
            try {
                T result = work.apply(connection);
                ending = open -> {}; // nobody knows until the server says so; it ends by itself
                reaching(() -> await(begun.transaction().commit(), config.queryTimeout()));
                ending = Change::closeAll;
                return result;
            } catch (RuntimeException | Error e) {
                Fault fault = Fault.of(e);
                ending = fault.isOutage() ? ending : Change::closeAll;
                if (fault != Fault.UNANSWERED) {
                    rollback(begun.transaction(), e);
                }
                throw e;
            } finally {
                ending.accept(changes.remove(connection));
            }
        });
    }

    private <T> T onConnection(Function<SqlConnection, T> work) {
        return lending(reaching(() -> backoff.retry(Fault.LOST::equals, this::connect)), work);
    }

    private static <T> T lending(SqlConnection connection, Function<SqlConnection, T> work) {
        try {
            T result = work.apply(connection);
            connection.closeAndForget();
            return result;
        } catch (RuntimeException | Error e) {
            giveBack(connection, e);
            throw e;
        }
    }

    /** One that did not answer is ended, with what it may still do: nobody shall wait behind it. */
    private static void giveBack(SqlConnection connection, Throwable failure) {
        if (Fault.of(failure) == Fault.UNANSWERED) {
            Wire.end(connection);
        } else {
            connection.closeAndForget();
        }
    }

    /** One that comes when nobody waits for it any more goes back. */
    private SqlConnection connect() {
        CompletableFuture<SqlConnection> coming = pool.getConnection().subscribeAsCompletionStage();
        try {
            return Uni.createFrom().completionStage(coming.copy()).await().atMost(config.connectTimeout());
        } catch (RuntimeException e) {
            coming.thenAccept(SqlConnection::closeAndForget);
            throw e;
        }
    }

    private void rollback(Transaction transaction, Throwable cause) {
        try {
            await(transaction.rollback(), config.queryTimeout());
        } catch (RuntimeException e) {
            cause.addSuppressed(e); // the connection is gone, and the transaction with it
        }
    }

    private static <R> R await(Uni<R> answer, Duration limit) {
        return answer.await().atMost(limit);
    }

    private <R> R reaching(Supplier<R> attempt) {
        try {
            return attempt.get();
        } catch (RuntimeException e) {
            if (!Fault.of(e).isOutage()) {
                throw e;
            }
            LOG.warnf("the application's database: %s", e.getMessage());
            away.accept(e);
            throw unavailable("Parley cannot reach its database at the moment", "Try again in a few seconds", e);
        }
    }

    private static ConnectionException unavailable(String message, String hint, Throwable cause) {
        return new ConnectionException(
                Failure.of(ErrorCode.SERVICE_UNAVAILABLE, message, Instant.now())
                        .withHint(hint),
                cause);
    }
}
