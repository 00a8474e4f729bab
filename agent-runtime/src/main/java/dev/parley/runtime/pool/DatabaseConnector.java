package dev.parley.runtime.pool;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.spi.Driver;
import java.util.List;

/** All that a pool, and a session on one of its connections, has to know of one kind of database. */
public interface DatabaseConnector {

    /** The client that speaks its protocol. */
    Driver driver();

    /**
     * How it is reached in the target's role, without the password.
     *
     * @throws IllegalArgumentException when the address or the certificate cannot be read
     */
    SqlConnectOptions options(PoolTarget target);

    /** A statement that anybody may run, and that answers at once. */
    String validation();

    /** Whether a connection was refused for there being too many, of the server's or of the role's. */
    boolean isFull(Throwable refusal);

    /** First in a transaction, they make it one that only reads, and bound what is done in it. */
    List<String> readOnly(SessionSettings settings);

    /** Undoes what statements may have set for their session, so that the next one finds nothing of it. */
    Uni<Void> reset(SqlConnection connection);

    /**
     * Ends the connection when more comes than is taken. Does nothing where the protocol cannot be followed.
     *
     * @param maxBytes of one message
     * @param maxTogether of all messages that one request brings
     */
    void cap(SqlConnection connection, int maxBytes, long maxTogether);

    /** Takes the cap away again. */
    void uncap(SqlConnection connection);

    /** Asks the server to stop what the connection is doing, where it can be asked. Does not wait, and does not fail. */
    void cancel(SqlConnection connection);
}
