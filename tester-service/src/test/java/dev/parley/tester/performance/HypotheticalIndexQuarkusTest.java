package dev.parley.tester.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.embedded.postgres.Login;
import dev.parley.model.message.AdviceKind;
import dev.parley.model.schema.TableName;
import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.database.SandboxSession;
import dev.parley.runtime.pool.SessionSettings;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where an extension of the name is installed it is asked, and what it does not better is not advised. The extension here
 * has hypopg's names and no code: that the planner's cost falls with the real one is not shown by this.
 */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "tester"))
class HypotheticalIndexQuarkusTest {

    private static final Advice ADVICE = new Advice(
            AdviceKind.MISSING_INDEX,
            "slow",
            "index it",
            new ProposedIndex(new TableName("public", "orders"), List.of("total")));
    private static final String QUERY = "SELECT id FROM orders WHERE total = 7";

    @TempDir
    static Path folder;

    @Inject
    DatabasePools pools;

    @BeforeAll
    static void install() throws IOException {
        Path extension = Files.createDirectories(folder.resolve("extension"));
        Files.writeString(extension.resolve("hypopg.control"), "default_version = '1'\nrelocatable = true\n");
        Files.writeString(extension.resolve("hypopg--1.sql"), """
                CREATE FUNCTION hypopg_create_index(sql_order text, OUT indexrelid oid, OUT indexname text)
                    RETURNS SETOF record LANGUAGE sql AS $$ SELECT 0::oid, sql_order $$;
                CREATE FUNCTION hypopg_reset() RETURNS void LANGUAGE sql AS $$ SELECT $$;
                """);
        execute(
                "SET extension_control_path = '" + folder + "'",
                "CREATE SCHEMA \"Hypo\"",
                "CREATE EXTENSION hypopg SCHEMA \"Hypo\"",
                "GRANT USAGE ON SCHEMA \"Hypo\" TO demo_sandbox");
    }

    @AfterAll
    static void remove() {
        execute("DROP EXTENSION hypopg", "DROP SCHEMA \"Hypo\"");
    }

    @Test
    void shouldFindTheExtensionWhereItMayBeCalled() {
        assertThat(new IndexCatalog(pools).indexes("demo").hypopg()).isEqualTo("\"Hypo\"");

        execute("REVOKE USAGE ON SCHEMA \"Hypo\" FROM demo_sandbox");
        assertThat(new IndexCatalog(pools).indexes("demo").hypopg()).isNull();
        execute("GRANT USAGE ON SCHEMA \"Hypo\" TO demo_sandbox");
    }

    @Test
    void shouldNotAdviseWhatThePlannerWouldNotUse() {
        try (SandboxSession session = session()) {
            assertThat(new HypotheticalIndex(session, "\"Hypo\"", QUERY, 10).tried(ADVICE))
                    .isEmpty();
        }
    }

    @Test
    void shouldSayWhatThePlanWouldCost() {
        try (SandboxSession session = session()) {
            assertThat(new HypotheticalIndex(session, "\"Hypo\"", QUERY, 1e6)
                            .tried(ADVICE)
                            .orElseThrow()
                            .suggestion())
                    .startsWith("index it; the planner's cost would go from 1,000,000 to ");
        }
    }

    @Test
    void shouldAdviseWithoutACostWhereTheExtensionRefuses() {
        try (SandboxSession session = session()) {
            assertThat(new HypotheticalIndex(session, "nowhere", QUERY, 1e6).tried(ADVICE))
                    .contains(ADVICE);
        }
    }

    /** What it keeps would show in the plans of whoever has the connection next. */
    @Test
    void shouldEndTheConnection() {
        int pid;
        try (SandboxSession session = session()) {
            pid = session.execute("SELECT pg_backend_pid()").iterator().next().getInteger(0);
            new HypotheticalIndex(session, "\"Hypo\"", QUERY, 10).tried(ADVICE);
        }

        for (int i = 0; i < 5; i++) {
            try (SandboxSession session = session()) {
                assertThat(session.execute("SELECT pg_backend_pid()")
                                .iterator()
                                .next()
                                .getInteger(0))
                        .isNotEqualTo(pid);
            }
        }
    }

    private SandboxSession session() {
        return SandboxSession.open(
                pools.sandboxReader("demo"),
                new SessionSettings(
                        Duration.ofSeconds(5), Duration.ofSeconds(1), List.of("public"), 1 << 20, 1 << 22, null));
    }

    private static void execute(String... commands) {
        Login superuser = EmbeddedServers.stack().superuser();
        Login onDemo = new Login(superuser.port(), "demo", superuser.user(), superuser.password());
        try (Connection connection = onDemo.connect();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
