package dev.parley.tester.copy;

import dev.parley.runtime.pool.ConnectionPool;
import dev.parley.runtime.pool.Lease;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** One transaction on the copy, in the role that makes it. Rolled back unless it is committed. */
final class CopyTransaction implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CopyTransaction.class);
    private static final Duration CLEAN_UP = Duration.ofSeconds(5);

    /** Values travel as text, which has to mean the same on both sides. */
    static final List<String> TEXT_FORMS = List.of(
            "SET LOCAL standard_conforming_strings = on",
            "SET LOCAL datestyle = 'ISO, YMD'",
            "SET LOCAL intervalstyle = 'postgres'",
            "SET LOCAL timezone = 'UTC'",
            "SET LOCAL lc_monetary = 'C'",
            "SET LOCAL bytea_output = 'hex'",
            "SET LOCAL extra_float_digits = 1",
            "SET LOCAL xmloption = 'content'");

    private final Lease lease;
    private final SqlConnection connection;
    private final Duration limit;
    private boolean committed;
    private boolean abandoned;

    private CopyTransaction(Lease lease, Duration limit) {
        this.lease = lease;
        this.connection = lease.connection();
        this.limit = limit;
    }

    /** @param limit for each statement */
    static CopyTransaction open(ConnectionPool pool, Duration limit) {
        Lease lease = Uni.createFrom().completionStage(pool.lease()).await().indefinitely();
        try {
            CopyTransaction opened = new CopyTransaction(lease, limit);
            opened.execute("BEGIN"); // the driver's own transaction knows no savepoints: it ends at the first refusal
            opened.execute("SET LOCAL statement_timeout = " + limit.toMillis());
            opened.execute("SET LOCAL lock_timeout = " + limit.toMillis());
            opened.execute("SET LOCAL idle_in_transaction_session_timeout = 0"); // it waits while the source is read
            opened.execute("SET LOCAL client_min_messages = error");
            TEXT_FORMS.forEach(opened::execute);
            return opened;
        } catch (RuntimeException e) {
            lease.end();
            throw e;
        }
    }

    RowSet<Row> execute(String sql) {
        return execute(sql, Tuple.tuple());
    }

    RowSet<Row> execute(String sql, Tuple parameters) {
        try {
            return connection.preparedQuery(sql).execute(parameters).await().atMost(limit.plus(CLEAN_UP));
        } catch (io.smallrye.mutiny.TimeoutException e) {
            lease.abandon();
            abandoned = true;
            throw e;
        }
    }

    boolean attempt(String sql) {
        return attempt(List.of(sql));
    }

    /** All or none, within a savepoint: what PostgreSQL refuses leaves the transaction as it was. */
    boolean attempt(List<String> statements) {
        execute("SAVEPOINT parley_attempt");
        try {
            statements.forEach(this::execute);
            execute("RELEASE SAVEPOINT parley_attempt");
            return true;
        } catch (PgException e) {
            execute("ROLLBACK TO SAVEPOINT parley_attempt");
            return false;
        }
    }

    void commit() {
        execute("COMMIT");
        committed = true;
    }

    /** Does not wait. What is still at work after its limit, or cannot be rolled back, is ended, and its lock with it. */
    @Override
    public void close() {
        if (abandoned) {
            return;
        }
        if (committed) {
            lease.giveBack();
            return;
        }
        connection
                .preparedQuery("ROLLBACK")
                .execute()
                .ifNoItem()
                .after(CLEAN_UP)
                .fail()
                .subscribe()
                .with(done -> lease.giveBack(), e -> end());
    }

    /** The driver itself would wait for the statement that does not end. */
    private void end() {
        LOG.warn("a connection that makes a sample copy was ended");
        lease.end();
    }
}
