package dev.parley.runtime.database;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Statements of our own on a database that is somebody else's: whoever rules there could answer them with more than there is
 * memory for.
 */
public final class CappedRead {

    /** Room for the catalog of some ten thousand tables. */
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private CappedRead() {}

    /** Fails, and the connection is closed, when more comes than is taken. */
    public static Uni<RowSet<Row>> of(Pool pool, String sql, Tuple values) {
        return pool.withConnection(
                connection -> of(connection, sql, values).onTermination().invoke(() -> MessageCap.off(connection)));
    }

    /** The same on a connection that is used for nothing else. */
    public static Uni<RowSet<Row>> of(SqlConnection connection, String sql, Tuple values) {
        return Uni.createFrom().deferred(() -> {
            MessageCap.on(connection, MAX_BYTES, MAX_BYTES);
            return connection.preparedQuery(sql).execute(values);
        });
    }
}
