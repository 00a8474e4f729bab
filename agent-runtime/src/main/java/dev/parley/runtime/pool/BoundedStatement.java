package dev.parley.runtime.pool;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.TypeArg;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Optional;

/** A statement on a pool of the client's own. Blocks. */
public final class BoundedStatement {

    /** Null before it is lent, and when it has gone back. */
    private SqlConnection connection;

    private boolean over;

    private BoundedStatement() {}

    /**
     * A connection that has not answered within the limit is ended: the next caller would wait behind what runs on it.
     *
     * @param limit for a connection and the answer together
     * @throws TimeoutException when the limit strikes
     */
    public static RowSet<Row> execute(Pool pool, Duration limit, String sql, Tuple values) {
        BoundedStatement statement = new BoundedStatement();
        Future<io.vertx.sqlclient.RowSet<io.vertx.sqlclient.Row>> answer = pool.getDelegate()
                .getConnection()
                .flatMap(connection -> statement.on(connection, sql, values.getDelegate()));
        try {
            return RowSet.newInstance(
                    Uni.createFrom()
                            .completionStage(answer.toCompletionStage())
                            .await()
                            .atMost(limit),
                    TypeArg.of(Row.class));
        } catch (RuntimeException e) {
            statement.end().ifPresent(Wire::end);
            throw e;
        }
    }

    /** Gives the connection back on the thread that the answer comes on: from the caller's, the next one would wait for it. */
    private Future<io.vertx.sqlclient.RowSet<io.vertx.sqlclient.Row>> on(
            SqlConnection lent, String sql, io.vertx.sqlclient.Tuple values) {
        if (!begin(lent)) {
            lent.close();
            return Future.failedFuture("nobody waits for the answer any more");
        }
        return lent.preparedQuery(sql).execute(values).onComplete(answered -> end().ifPresent(SqlConnection::close));
    }

    /** @return false when nobody waits for the answer any more */
    private synchronized boolean begin(SqlConnection lent) {
        if (!over) {
            connection = lent;
        }
        return !over;
    }

    /** @return the connection, for who ends it first */
    private synchronized Optional<SqlConnection> end() {
        over = true;
        Optional<SqlConnection> lent = Optional.ofNullable(connection);
        connection = null;
        return lent;
    }
}
