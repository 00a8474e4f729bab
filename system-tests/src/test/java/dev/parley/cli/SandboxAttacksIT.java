package dev.parley.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.StackConfig;
import dev.parley.embedded.StackHome;
import dev.parley.embedded.postgres.Login;
import dev.parley.model.message.TestLayers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Attacks on a database with harmful code behind harmless names, on the real way: Kafka, tester, database. Whatever layers
 * are on, nothing is changed; with both, no attack runs and every honest statement that resembles one does.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SandboxAttacksIT {

    private static final int IN_FLIGHT = 8;
    /** Their class in the file: what they do is use up, not read or change; a limit may end them instead of the guard. */
    private static final String BOMBS = "bombs";

    @TempDir
    static Path folder;

    private static EmbeddedStack target;
    private static EmbeddedStack stack;
    private static TesterClient tester;
    private static String database;

    private record Entry(String id, String kind, String sql) {}

    @BeforeAll
    static void shouldStart() throws Exception {
        target = EmbeddedStack.start(
                StackConfig.temporary(folder.resolve("target")).withParts(Part.POSTGRES));
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(text("traps.sql"));
            statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO demo_sandbox");
        }
        Login sandbox = target.demoSandbox();
        SandboxStack own = SandboxStack.ofUrl(
                Parley.project(),
                sandbox.jdbcUrl() + "?user=" + sandbox.user() + "&password=" + sandbox.password(),
                false);
        stack = own.start(new StackHome(folder.resolve("stack")));
        tester = new TesterClient(stack.kafkaBootstrapServers());
        database = own.database();
    }

    @AfterAll
    static void shouldEnd() {
        for (AutoCloseable part : new AutoCloseable[] {tester, stack, target}) {
            try {
                part.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void shouldStopEveryAttack() throws Exception {
        String before = fingerprint();

        List<SandboxVerdict> verdicts = run(entries("attacks.jsonl"), TestLayers.BOTH);

        List<Entry> attacks = entries("attacks.jsonl");
        for (int i = 0; i < attacks.size(); i++) {
            Entry attack = attacks.get(i);
            SandboxVerdict verdict = verdicts.get(i);
            if (!attack.kind().equals(BOMBS)) {
                assertThat(verdict.verdict()).as(attack + " " + verdict).isEqualTo("blocked");
            }
            assertThat(verdict.code()).as(attack + " " + verdict).isNotIn("PARLEY-4001", "PARLEY-4003", "PARLEY-5001");
        }
        assertThat(fingerprint()).isEqualTo(before);
        requireCleanConnections();
        assertThat(run(List.of(new Entry("after", "", "SELECT count(*) FROM brands")), TestLayers.BOTH))
                .extracting(SandboxVerdict::verdict)
                .containsExactly("ran");
    }

    @Test
    void shouldRunWhatOnlyLooksLikeAnAttack() throws Exception {
        List<Entry> honest = entries("honest.jsonl");

        List<SandboxVerdict> verdicts = run(honest, TestLayers.BOTH);

        for (int i = 0; i < honest.size(); i++) {
            assertThat(verdicts.get(i).verdict())
                    .as(honest.get(i) + " " + verdicts.get(i))
                    .isIn("ran", "cut");
        }
    }

    /** What one layer lets through, the other has to hold; neither may let anything change. Last, for what it leaves running. */
    @Order(Integer.MAX_VALUE)
    @ParameterizedTest
    @EnumSource(
            value = TestLayers.class,
            names = {"GUARD", "DATABASE"})
    void shouldChangeNothingWithOneLayerAlone(TestLayers layer) throws Exception {
        String before = fingerprint();
        List<Entry> attacks = entries("attacks.jsonl");

        List<SandboxVerdict> verdicts = run(attacks, layer);

        assertThat(fingerprint()).isEqualTo(before);
        if (layer == TestLayers.GUARD) {
            requireCleanConnections(); // without it an XPath runs that PostgreSQL cannot interrupt
            for (int i = 0; i < attacks.size(); i++) {
                boolean held = attacks.get(i).kind().equals(BOMBS)
                        || verdicts.get(i).verdict().equals("blocked");
                assertThat(held).as(attacks.get(i) + " " + verdicts.get(i)).isTrue();
            }
        }
    }

    /** Those of the sandbox role run nothing, hold no lock and no transaction open, and are no more than a pool has. */
    private static void requireCleanConnections() throws Exception {
        long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        List<String> dirty = dirtyConnections();
        while (!dirty.isEmpty() && System.nanoTime() < patience) {
            Thread.sleep(200); // one that was cut is ended by the server when it sees it
            dirty = dirtyConnections();
        }
        assertThat(dirty).isEmpty();
    }

    private static List<String> dirtyConnections() throws SQLException {
        List<String> dirty = new ArrayList<>();
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT pid || ' ' || coalesce(state, '') || ' ' || query FROM pg_stat_activity a
                        WHERE usename = 'demo_sandbox'
                          AND (state <> 'idle' OR xact_start IS NOT NULL OR backend_xid IS NOT NULL
                               OR EXISTS (SELECT FROM pg_locks l WHERE l.pid = a.pid))
                        UNION ALL
                        SELECT 'temporary ' || relname FROM pg_class WHERE relpersistence = 't'
                        UNION ALL
                        SELECT count(*) || ' connections' FROM pg_stat_activity WHERE usename = 'demo_sandbox'
                        HAVING count(*) > 20""")) {
            while (rows.next()) {
                dirty.add(rows.getString(1));
            }
        }
        return dirty;
    }

    private static List<SandboxVerdict> run(List<Entry> entries, TestLayers layers) {
        SandboxRun run = new SandboxRun(tester, database, layers, 100);
        Deque<SandboxRun.Pending> pending = new ArrayDeque<>();
        List<SandboxVerdict> verdicts = new ArrayList<>();
        for (Entry entry : entries) {
            pending.add(run.send(entry.id(), entry.sql()));
            if (pending.size() == IN_FLIGHT) {
                verdicts.add(pending.remove().verdict());
            }
        }
        pending.forEach(one -> verdicts.add(one.verdict()));
        tell(entries, verdicts, layers);
        return verdicts;
    }

    /** The figures of docs/safety.md. */
    private static void tell(List<Entry> entries, List<SandboxVerdict> verdicts, TestLayers layers) {
        SandboxSummary summary = new SandboxSummary();
        verdicts.forEach(summary::add);
        System.out.println(layers + ": " + String.join("\n", summary.lines()));
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).id().startsWith("attack")
                    && verdicts.get(i).verdict().equals("ran")) {
                System.out.println(
                        "  ran: " + entries.get(i).id() + " " + entries.get(i).kind());
            }
        }
    }

    /** Everything that a statement could have changed: rows, objects, rights, roles, settings, large objects, sequences. */
    private static String fingerprint() throws SQLException {
        StringBuilder fingerprint = new StringBuilder();
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
                    WHERE schemaname IN ('public', 'secret') ORDER BY 1""")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                append(
                        fingerprint,
                        statement,
                        "SELECT count(*) || coalesce(sum(hashtext(t::text))::text, '') FROM " + table + " t");
            }
            for (String catalog : List.of(
                    "pg_class",
                    "pg_proc",
                    "pg_authid",
                    "pg_db_role_setting",
                    "pg_namespace",
                    "pg_type",
                    "pg_largeobject_metadata",
                    "pg_prepared_xacts",
                    "pg_extension",
                    "pg_database")) {
                String columns = catalog.equals("pg_class")
                        ? "oid, relname, relowner, relacl, relkind"
                        : catalog.equals("pg_database") ? "oid, datname, datacl" : "*";
                append(
                        fingerprint,
                        statement,
                        "SELECT count(*) || coalesce(sum(hashtext(t::text))::text, '') FROM (SELECT " + columns
                                + " FROM " + catalog + ") t");
            }
            append(fingerprint, statement, "SELECT coalesce(sum(last_value), 0)::text FROM pg_sequences");
            append(fingerprint, statement, "SELECT count(*)::text FROM pg_locks WHERE locktype = 'advisory'");
        }
        return fingerprint.toString();
    }

    private static void append(StringBuilder text, Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            text.append(rows.getString(1)).append(' ');
        }
    }

    private static Connection superuser() throws SQLException {
        Login superuser = target.superuser();
        return DriverManager.getConnection(target.demoSandbox().jdbcUrl(), superuser.user(), superuser.password());
    }

    private static List<Entry> entries(String file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : text(file).split("\n")) {
            JsonNode json = Answer.MAPPER.readTree(line);
            entries.add(new Entry(
                    json.path("id").asText(),
                    json.path("class").asText(),
                    json.path("sql").asText()));
        }
        return entries;
    }

    private static String text(String file) throws IOException {
        try (InputStream in = SandboxAttacksIT.class.getResourceAsStream("/attacks/" + file)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
