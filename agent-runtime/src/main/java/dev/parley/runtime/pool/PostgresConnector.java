package dev.parley.runtime.pool;

import dev.parley.runtime.trust.ServerTrust;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.spi.Driver;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** PostgreSQL, over the extended protocol. */
@Singleton
public class PostgresConnector implements DatabaseConnector {

    private static final Logger LOG = Logger.getLogger(PostgresConnector.class);
    private static final String TOO_MANY_CONNECTIONS = "53300";

    @Override
    public Driver driver() {
        return PgDriver.INSTANCE;
    }

    @Override
    public SqlConnectOptions options(PoolTarget target) {
        return ServerTrust.connectingTo(target.url(), target.caCertificate())
                .setUser(target.username())
                .setCachePreparedStatements(false)
                .addProperty("application_name", target.name());
    }

    @Override
    public String validation() {
        return "SELECT 1";
    }

    @Override
    public boolean isFull(Throwable refusal) {
        return refusal instanceof PgException refused && TOO_MANY_CONNECTIONS.equals(refused.getSqlState());
    }

    /**
     * Utility statements, because they take effect without {@code set_config}, which a hardened role may not call. The
     * first has to be the first of its transaction; quotes are safe after the second.
     */
    @Override
    public List<String> readOnly(SessionSettings settings) {
        long limit = Math.max(1, settings.limit().toMillis());
        List<String> statements = new ArrayList<>(List.of(
                "SET TRANSACTION READ ONLY",
                "SET LOCAL standard_conforming_strings = on",
                "SET LOCAL statement_timeout = " + limit,
                "SET LOCAL lock_timeout = " + settings.lockLimit().toMillis(),
                "SET LOCAL idle_in_transaction_session_timeout = " + limit,
                "SET LOCAL max_parallel_workers_per_gather = 1",
                "SET LOCAL client_min_messages = error",
                "SET LOCAL search_path = " + path(settings.searchPath())));
        if (settings.asker() != null) {
            statements.add("SET LOCAL parley.asker = " + literal(settings.asker()));
        }
        if (settings.tenant() != null) {
            statements.add("SET LOCAL parley.tenant = " + literal(settings.tenant()));
        }
        return statements;
    }

    @Override
    public Uni<Void> reset(SqlConnection connection) {
        return connection.preparedQuery("DISCARD ALL").execute().replaceWithVoid();
    }

    @Override
    public void cap(SqlConnection connection, int maxBytes, long maxTogether) {
        MessageCap.on(connection, maxBytes, maxTogether);
    }

    @Override
    public void uncap(SqlConnection connection) {
        MessageCap.off(connection);
    }

    @Override
    public void cancel(SqlConnection connection) {
        PgConnection.cast(connection)
                .cancelRequest()
                .subscribe()
                .with(asked -> {}, e -> LOG.debugf("a server was not asked to stop: %s", e.toString()));
    }

    private static String path(List<String> schemas) {
        return schemas.isEmpty()
                ? "''"
                : schemas.stream()
                        .map(schema -> '"' + schema.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(", "));
    }

    private static String literal(String text) {
        return "'" + text.replace("\0", "").replace("'", "''") + "'";
    }
}
