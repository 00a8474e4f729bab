package dev.parley.runtime.database;

import dev.parley.runtime.pool.ConnectionPool;
import dev.parley.runtime.pool.DatabaseConnector;
import dev.parley.runtime.pool.Lease;
import io.smallrye.mutiny.Uni;
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
    public static Uni<RowSet<Row>> of(ConnectionPool pool, String sql, Tuple values) {
        return pool.with(lease -> of(lease, sql, values));
    }

    /** The same on a connection that the caller has. */
    public static Uni<RowSet<Row>> of(Lease lease, String sql, Tuple values) {
        return Uni.createFrom().deferred(() -> {
            lease.cap(MAX_BYTES, MAX_BYTES);
            return lease.connection().preparedQuery(sql).execute(values);
        });
    }

    /** The same on a connection that is used for nothing else. */
    public static Uni<RowSet<Row>> of(DatabaseConnector connector, SqlConnection connection, String sql, Tuple values) {
        return Uni.createFrom().deferred(() -> {
            connector.cap(connection, MAX_BYTES, MAX_BYTES);
            return connection.preparedQuery(sql).execute(values);
        });
    }
}
