package dev.parley.runtime.pool;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.mysqlclient.spi.MySQLDriver;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.spi.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A second kind of database, as far as pools and sessions go. What it cannot do is in docs/data-layer.md. */
final class MariaDbConnector implements DatabaseConnector {

    @Override
    public Driver driver() {
        return MySQLDriver.INSTANCE;
    }

    @Override
    public SqlConnectOptions options(PoolTarget target) {
        return MySQLConnectOptions.fromUri(target.url()).setUser(target.username());
    }

    @Override
    public String validation() {
        return "DO 1";
    }

    /** ER_CON_COUNT_ERROR, ER_TOO_MANY_USER_CONNECTIONS and ER_USER_LIMIT_REACHED. */
    @Override
    public boolean isFull(Throwable refusal) {
        return refusal instanceof MySQLException refused
                && Set.of(1040, 1203, 1226).contains(refused.getErrorCode());
    }

    /** The first ends the transaction that has just begun, in which nothing was done, and begins another. */
    @Override
    public List<String> readOnly(SessionSettings settings) {
        List<String> statements = new ArrayList<>(List.of(
                "START TRANSACTION READ ONLY",
                "SET SESSION max_statement_time = "
                        + Math.max(1, settings.limit().toMillis()) / 1000.0,
                "SET SESSION lock_wait_timeout = "
                        + Math.max(1, settings.lockLimit().toSeconds()),
                "SET SESSION innodb_lock_wait_timeout = "
                        + Math.max(1, settings.lockLimit().toSeconds())));
        if (settings.asker() != null) {
            statements.add("SET @parley_asker = '"
                    + settings.asker().replace("\\", "\\\\").replace("'", "''") + "'");
        }
        return statements;
    }

    @Override
    public Uni<Void> reset(SqlConnection connection) {
        return Uni.createFrom().completionStage(() -> MySQLConnection.cast(connection.getDelegate())
                .resetConnection()
                .toCompletionStage());
    }

    @Override
    public void cap(SqlConnection connection, int maxBytes, long maxTogether) {
        // its packets are another framing; the server's own max_allowed_packet bounds a row
    }

    @Override
    public void uncap(SqlConnection connection) {
        // as above
    }

    @Override
    public void cancel(SqlConnection connection) {
        // KILL QUERY would have to come over another connection; max_statement_time ends it
    }
}
