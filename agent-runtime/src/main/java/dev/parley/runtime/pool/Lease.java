package dev.parley.runtime.pool;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.concurrent.atomic.AtomicBoolean;

/** A connection of a pool, for one caller, who gives it back or ends it; what is done after the first of both does nothing. */
public final class Lease {

    private final ConnectionPool pool;
    private final SqlConnection connection;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean capped;

    Lease(ConnectionPool pool, SqlConnection connection) {
        this.pool = pool;
        this.connection = connection;
    }

    public SqlConnection connection() {
        return connection;
    }

    /** Of the database at its other end. */
    public DatabaseConnector connector() {
        return pool.connector();
    }

    /**
     * Until it is given back, more than that ends the connection.
     *
     * @param maxBytes of one message
     * @param maxTogether of all messages that one request brings
     */
    public void cap(int maxBytes, long maxTogether) {
        capped = true;
        pool.connector().cap(connection, maxBytes, maxTogether);
    }

    /** For the next caller, who must find nothing of this one in it. Does not wait. */
    public void giveBack() {
        if (over.compareAndSet(false, true)) {
            if (capped) {
                pool.connector().uncap(connection);
            }
            Use.of(connection.getDelegate()).ended();
            pool.over(this);
            connection.closeAndForget();
        }
    }

    /** Has the server stop what it is doing, and ends the connection: a server may not see that nobody is there any more. */
    public void abandon() {
        if (!over.get()) {
            pool.stop(connection);
            end();
        }
    }

    /** Ends the connection at once, whatever it is doing; the driver alone would wait for its statement. */
    public void end() {
        if (over.compareAndSet(false, true)) {
            pool.over(this);
            Wire.end(connection);
        }
    }

    /** Whether the database answers on it. */
    Uni<Void> validate() {
        return connection.preparedQuery(pool.connector().validation()).execute().replaceWithVoid();
    }
}
