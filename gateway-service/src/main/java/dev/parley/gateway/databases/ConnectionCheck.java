package dev.parley.gateway.databases;

import dev.parley.gateway.databases.ConnectionReport.FindingView;
import dev.parley.gateway.databases.ConnectionReport.RoleReport;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.runtime.database.CappedRead;
import dev.parley.runtime.database.Concealment;
import dev.parley.runtime.database.ServerTrust;
import dev.parley.runtime.schema.CatalogStatement;
import dev.parley.sql.role.RoleCheck;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLException;
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

    /** At a time in one gateway: each holds a thread and connections for some seconds. */
    private static final int MOST = 8;

    private static final int RETRY_SECONDS = 5;
    private static final String SILENCE = "No PostgreSQL answers there in time";

    /** What the driver says, without a reason, of a certificate that does not hold, and of a server that does not encrypt. */
    private static final String NO_HANDSHAKE = "SSL handshake failed";

    private static final String NO_TLS = "does not handle SSL";

    private final Semaphore room = new Semaphore(MOST);
    private final Vertx vertx;

    ConnectionCheck(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Blocks for at most some seconds.
     *
     * @param caCertificate PEM; null for the authorities that the JVM trusts
     * @throws ConnectionException when too many are tested at the moment
     */
    ConnectionReport of(
            DatabaseAddress address,
            String caCertificate,
            Credentials catalog,
            Credentials sandbox,
            Concealment concealment) {
        if (!room.tryAcquire()) {
            throw new ConnectionException(
                    Failure.of(ErrorCode.OVERLOADED, "Too many databases are being tested", Instant.now())
                            .withHint("Try again in a few seconds")
                            .withDetails(Map.of("retry_after_seconds", RETRY_SECONDS)));
        }
        try {
            return tested(address, caCertificate, catalog, sandbox, concealment);
        } finally {
            room.release();
        }
    }

    private ConnectionReport tested(
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
        Instant begun = Instant.now();
        Answer answer = answer(address, caCertificate, role, sql, values);
        if (SILENCE.equals(answer.message())) {
            waitUntil(begun.plus(CONNECT));
        }
        return answer;
    }

    /** A port that is closed says so at once, one behind a firewall never: both take as long here. */
    private static void waitUntil(Instant moment) {
        Duration left = Duration.between(Instant.now(), moment);
        if (!left.isPositive()) {
            return;
        }
        try {
            Thread.sleep(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(DatabaseAddress address, String caCertificate, Credentials role, String sql, Tuple values) {
        PgConnectOptions options = ServerTrust.connectingTo(address.url(), caCertificate)
                .setUser(role.username())
                .setPassword(role.password())
                .addProperty("application_name", "parley/test");
        options.setConnectTimeout((int) CONNECT.toMillis());
        CompletableFuture<PgConnection> connecting =
                PgConnection.connect(vertx, options).subscribeAsCompletionStage();
        try {
            PgConnection connection = connecting.get(CONNECT.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(CappedRead.of(connection, sql, values).await().atMost(READ), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(null, said(e));
        } catch (ExecutionException | java.util.concurrent.TimeoutException | RuntimeException e) {
            LOG.warnf("test of %s as %s: %s", address.url(), role.username(), e.getMessage());
            return new Answer(null, said(e));
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
            if (t instanceof SSLException || String.valueOf(t.getMessage()).contains(NO_HANDSHAKE)) {
                return "The server's certificate is of no authority that is trusted (`ca_certificate` names others), or not"
                        + " for the host name in the url";
            }
            if (t instanceof TimeoutException) {
                break;
            }
            if (String.valueOf(t.getMessage()).contains(NO_TLS)) {
                return "The server does not encrypt, which `sslmode` in the url asks for";
            }
        }
        return SILENCE;
    }
}
