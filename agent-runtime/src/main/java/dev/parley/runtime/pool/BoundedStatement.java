package dev.parley.runtime.pool;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A statement on a pool of the client's own. Blocks. */
public final class BoundedStatement {

    private BoundedStatement() {}

    /**
     * A connection that has not answered within the limit is ended: the next caller would wait behind what runs on it.
     *
     * @param limit for a connection and the answer together
     * @throws TimeoutException when the limit strikes
     */
    public static RowSet<Row> execute(Pool pool, Duration limit, String sql, Tuple values) {
        CompletableFuture<SqlConnection> lent = pool.getConnection().subscribeAsCompletionStage();
        try {
            RowSet<Row> rows = Uni.createFrom()
                    .completionStage(lent.copy())
                    .flatMap(connection -> connection.preparedQuery(sql).execute(values))
                    .await()
                    .atMost(limit);
            lent.thenAccept(SqlConnection::closeAndForget);
            return rows;
        } catch (TimeoutException e) {
            boolean silent = lent.isDone();
            lent.thenAccept(connection -> {
                if (silent) {
                    Wire.end(connection);
                } else {
                    connection.closeAndForget(); // it came too late, and is innocent
                }
            });
            throw e;
        } catch (RuntimeException e) {
            lent.thenAccept(SqlConnection::closeAndForget);
            throw e;
        }
    }
}
