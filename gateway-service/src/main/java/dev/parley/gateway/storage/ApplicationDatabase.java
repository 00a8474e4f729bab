package dev.parley.gateway.storage;

import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.Watchers;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.runtime.trace.Spans;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Transactions in the application's database. Blocks: for virtual threads. */
@ApplicationScoped
public class ApplicationDatabase {

    private static final Logger LOG = Logger.getLogger(ApplicationDatabase.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Pool pool;
    private final Watchers watchers;
    private final Spans spans;
    private final Clock clock = Clock.systemUTC();

    ApplicationDatabase(Pool pool, Watchers watchers, Spans spans) {
        this.pool = pool;
        this.watchers = watchers;
        this.spans = spans;
    }

    /**
     * Commits what the work did, or nothing of it when it throws.
     *
     * @throws ConnectionException when there is no connection to be had
     */
    public <T> T inTransaction(Function<SqlConnection, T> work) {
        return spans.inDatabase("TRANSACTION", "parley", () -> transaction(work));
    }

    private <T> T transaction(Function<SqlConnection, T> work) {
        SqlConnection connection = connect();
        try {
            var transaction = connection.beginAndAwait();
            try {
                T result = work.apply(connection);
                transaction.commitAndAwait();
                return result;
            } catch (RuntimeException | Error e) {
                rollback(transaction, e);
                throw e;
            }
        } finally {
            connection.closeAndForget();
        }
    }

    private SqlConnection connect() {
        try {
            return pool.getConnection().await().atMost(CONNECT);
        } catch (RuntimeException e) {
            LOG.warnf("the application's database: %s", e.getMessage());
            watchers.tell(new Breakdown("application_database", e, clock.instant()));
            throw new ConnectionException(
                    Failure.of(
                                    ErrorCode.SERVICE_UNAVAILABLE,
                                    "Parley cannot take this in at the moment",
                                    clock.instant())
                            .withHint("Try again in a few seconds"),
                    e);
        }
    }

    private static void rollback(Transaction transaction, Throwable cause) {
        try {
            transaction.rollbackAndAwait();
        } catch (RuntimeException e) {
            cause.addSuppressed(e); // the connection is gone, and the transaction with it
        }
    }
}
