package dev.parley.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.runtime.database.SandboxSession;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pools and sandbox sessions on MariaDB: what the port promises holds for a database that is not PostgreSQL. */
class SecondDatabaseTest {

    private static final Duration GUARD = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static OwnMariaDb server;

    private final Vertx vertx = Vertx.vertx();
    private final ConnectionPoolManager manager = new ConnectionPoolManager(
            vertx, new MariaDbConnector(), new PoolMeters(new SimpleMeterRegistry()), List.of());

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(OwnMariaDb.canRunHere(), "there are binaries for Linux on x86-64 only");
        server = OwnMariaDb.in(
                folder,
                List.of(
                        "CREATE DATABASE shop",
                        "CREATE TABLE shop.brands (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL)",
                        "INSERT INTO shop.brands VALUES (1, 'Acme'), (2, 'Umbra')",
                        "CREATE USER 'writer'@'%' IDENTIFIED BY 'secret'",
                        "GRANT ALL ON shop.* TO 'writer'@'%'"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void end() {
        manager.close();
        vertx.closeAndAwait();
    }

    @Test
    void shouldQueryWithBoundParametersAndKeepTheMinimum() {
        ConnectionPool pool = pool("secret");

        var rows = pool.execute("SELECT name FROM brands WHERE id = ?", Tuple.of(2))
                .await()
                .atMost(GUARD);

        assertThat(rows).singleElement().satisfies(row -> assertThat(row.getString(0))
                .isEqualTo("Umbra"));
        pool.look().await().atMost(GUARD);
        ConnectionPoolTest.await(() -> pool.figures().total() >= 2);
        assertThat(pool.figures().state().isWell()).isTrue();
    }

    @Test
    void shouldReadAndNotWriteInASandboxSessionAlsoInARoleThatMay() {
        ConnectionPool pool = pool("secret");

        try (SandboxSession session = SandboxSession.open(pool, settings("ann", Duration.ofSeconds(20)))) {
            Row row = session.execute("SELECT count(*) AS brands, @parley_asker AS asker FROM brands")
                    .iterator()
                    .next();
            assertThat(row.getLong("brands")).isEqualTo(2);
            assertThat(row.getString("asker")).isEqualTo("ann");
            assertThatThrownBy(() -> session.execute("DELETE FROM brands"))
                    .hasMessageContaining("READ ONLY transaction");
            assertThatThrownBy(() -> session.execute("CREATE TABLE loot (id INT)"))
                    .hasMessageContaining("READ ONLY transaction");
        }
        try (SandboxSession next = SandboxSession.open(pool, settings(null, Duration.ofSeconds(20)))) {
            Row row = next.execute("SELECT count(*) AS brands, @parley_asker AS asker FROM brands")
                    .iterator()
                    .next();
            assertThat(row.getLong("brands")).isEqualTo(2);
            assertThat(row.getString("asker")).as("of the session before").isNull();
        }
        ConnectionPoolTest.await(() -> pool.figures().active() == 0);
    }

    @Test
    void shouldBoundAStatement() {
        ConnectionPool pool = pool("secret");

        try (SandboxSession session = SandboxSession.open(pool, settings(null, Duration.ofSeconds(1)))) {
            assertThatThrownBy(
                            () -> session.execute(
                                    "SELECT count(*) FROM seq_1_to_1000000 AS a, seq_1_to_1000000 AS b WHERE a.seq * b.seq = -1"))
                    .hasMessageContaining("max_statement_time");
        }
    }

    @Test
    void shouldBeUnhealthyWhileItIsNotLetIn() {
        ConnectionPool pool = pool("wrong");

        assertThatThrownBy(() -> pool.execute("SELECT 1", Tuple.tuple()).await().atMost(GUARD))
                .hasMessageContaining("Access denied");

        assertThat(pool.figures().state().isWell()).isFalse();
        assertThat(pool.figures().state().reason()).contains("Access denied");
    }

    private static SessionSettings settings(String asker, Duration limit) {
        return new SessionSettings(limit, Duration.ofSeconds(1), List.of("shop"), 1 << 20, 1 << 20, asker);
    }

    private ConnectionPool pool(String password) {
        manager.add(new PoolTarget(
                "parley/second",
                "1",
                "parley/second",
                server.url("shop"),
                null,
                "writer",
                () -> password,
                new PoolLimits(2, 4, GUARD, Duration.ofSeconds(5), GUARD, GUARD, Duration.ofMillis(1))));
        return manager.get("parley/second").orElseThrow();
    }
}
