package dev.parley.gateway.databases;

import dev.parley.gateway.databases.ConnectionReport.FindingView;
import dev.parley.gateway.databases.ConnectionReport.RoleReport;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.runtime.database.CappedRead;
import dev.parley.runtime.database.Concealment;
import dev.parley.runtime.pool.DatabaseConnector;
import dev.parley.runtime.schema.CatalogStatement;
import dev.parley.runtime.trust.ServerTrust;
import dev.parley.sql.role.RoleCheck;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Tries a database as it would be used: the catalog reader reads the catalog, the sandbox role is asked what it may do.
 * Passwords are used here and kept nowhere. What is said of a place that does not answer as PostgreSQL is always the same, and
 * said after the same time, so that nobody learns by it what else is there; the reason is in the log.
 */
@ApplicationScoped
class ConnectionCheck {

    private static final Logger LOG = Logger.getLogger(ConnectionCheck.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(5);

    /** The same for a port that is closed, a server that is no PostgreSQL, and one that does not encrypt as it should. */
    private static final String SILENCE =
            "No PostgreSQL answers there in time, or none that encrypts where `sslmode` asks for it";

    private static final String DISTRUST =
            "The server's certificate is of no authority that is trusted (`ca_certificate` names others), or not for the"
                    + " host name in the url";

    private final DatabaseConnector connector;
    private final Vertx vertx;
    private final Clock clock;
    private final Wait wait;

    /** Until a moment; at once when it has passed. */
    interface Wait {
        void until(Instant moment) throws InterruptedException;
    }

    @Inject
    ConnectionCheck(Vertx vertx, DatabaseConnector connector) {
        this(vertx, connector, Clock.systemUTC(), moment -> {
            Duration left = Duration.between(Instant.now(), moment);
            if (left.isPositive()) {
                Thread.sleep(left);
            }
        });
    }

    ConnectionCheck(Vertx vertx, DatabaseConnector connector, Clock clock, Wait wait) {
        this.vertx = vertx;
        this.connector = connector;
        this.clock = clock;
        this.wait = wait;
    }

    /**
     * Blocks for at most some seconds.
     *
     * @param caCertificate PEM; null for the authorities that the JVM trusts
     */
    ConnectionReport of(
            DatabaseAddress address,
            String caCertificate,
            Credentials catalog,
            Credentials sandbox,
            Concealment concealment) {
        Answer tables = ask(address, caCertificate, catalog, CatalogStatement.SQL, Tuple.of(sandbox.username()));
        Answer role = SILENCE.equals(tables.message())
                ? tables
                : ask(address, caCertificate, sandbox, RoleCheck.SQL, Tuple.tuple());
        List<FindingView> findings = role.rows() == null
                ? null
                : StreamSupport.stream(role.rows().spliterator(), false)
                        .map(row -> new FindingView(row.getString(0), row.getString(1), row.getString(2)))
                        .toList();
        RoleReport catalogReport = new RoleReport(catalog.username(), tables.rows() != null, tables.message(), null);
        RoleReport sandboxReport = new RoleReport(sandbox.username(), role.rows() != null, role.message(), findings);
        if (!catalogReport.isConnected()) {
            return new ConnectionReport(false, catalogReport, sandboxReport, null, null);
        }
        SchemaSnapshot schema = CatalogStatement.snapshot(
                "test", tables.rows().iterator().next().getString("tables"), Instant.EPOCH);
        List<String> unknown = unknownNames(schema, concealment);
        boolean usable = sandboxReport.isConnected() && !sandboxReport.isRefused() && unknown.isEmpty();
        return new ConnectionReport(
                usable, catalogReport, sandboxReport, schema.tables().size(), unknown.isEmpty() ? null : unknown);
    }

    /** A name that is misspelt would hide nothing. */
    static List<String> unknownNames(SchemaSnapshot schema, Concealment concealment) {
        List<String> unknown = new ArrayList<>();
        concealment.tables().stream()
                .filter(table -> schema.table(table).isEmpty())
                .forEach(table -> unknown.add(table.toString()));
        StreamSupport.stream(
                        List.of(concealment.columns(), concealment.sensitive()).spliterator(), false)
                .flatMap(columns -> columns.stream())
                .filter(column -> schema.table(column.table())
                        .flatMap((Table table) -> table.column(column.name()))
                        .isEmpty())
                .forEach(column -> unknown.add(column.toString()));
        return unknown.stream().sorted().toList();
    }

    /** @param rows null when there are none to be had; then the message says why */
    private record Answer(RowSet<Row> rows, String message) {}

    private Answer ask(DatabaseAddress address, String caCertificate, Credentials role, String sql, Tuple values) {
        Instant begun = clock.instant();
        Answer answer = answer(address, caCertificate, role, sql, values);
        if (SILENCE.equals(answer.message())) {
            waitUntil(begun.plus(CONNECT));
        }
        return answer;
    }

    /** A port that is closed says so at once, one behind a firewall never: both take as long here. */
    private void waitUntil(Instant moment) {
        try {
            wait.until(moment);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(DatabaseAddress address, String caCertificate, Credentials role, String sql, Tuple values) {
        AtomicBoolean distrusted = new AtomicBoolean();
        PgConnectOptions options = ServerTrust.connectingTo(address.url(), caCertificate, () -> distrusted.set(true))
                .setUser(role.username())
                .setPassword(role.password())
                .addProperty("application_name", "parley/test");
        options.setConnectTimeout((int) CONNECT.toMillis());
        CompletableFuture<PgConnection> connecting =
                PgConnection.connect(vertx, options).subscribeAsCompletionStage();
        try {
            PgConnection connection = connecting.get(CONNECT.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    CappedRead.of(connector, connection, sql, values).await().atMost(READ), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(null, SILENCE);
        } catch (ExecutionException | java.util.concurrent.TimeoutException | RuntimeException e) {
            LOG.warnf("test of %s as %s: %s", address.url(), role.username(), e.getMessage());
            return new Answer(null, distrusted.get() ? DISTRUST : said(e));
        } finally {
            // also one that comes about after all, when nobody waits for it any more
            connecting.thenAccept(PgConnection::closeAndForget);
        }
    }

    private static String said(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof PgException pg && pg.getSqlState() != null) {
                return switch (pg.getSqlState()) {
                    case "28000", "28P01" -> "The server does not let this role in with this password";
                    case "3D000" -> "The server has no such database";
                    case "42704" -> "The server has no such role";
                    case "53300" -> "The server has no connection left for this role";
                    case "42501" -> "The role may not connect, or not read the catalog";
                    default -> "The server refuses, SQLSTATE " + pg.getSqlState();
                };
            }
        }
        return SILENCE;
    }
}
