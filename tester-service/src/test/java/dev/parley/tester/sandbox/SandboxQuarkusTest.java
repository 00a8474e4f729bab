package dev.parley.tester.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestLayers;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.database.SandboxSession;
import dev.parley.runtime.pool.SessionSettings;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox on a real database. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "tester"))
class SandboxQuarkusTest {

    @Inject
    Sandbox sandbox;

    @Inject
    DatabasePools pools;

    /** Whatever a statement did, the connections that come next are clean and the data is as it was. */
    @AfterEach
    void shouldLeaveNothingBehind() {
        var row = pools.sandboxReader("demo")
                .execute(
                        "SELECT current_setting('transaction_isolation') || current_setting('search_path')"
                                + " || current_setting('statement_timeout') AS session, (SELECT count(*) FROM brands) AS brands",
                        Tuple.tuple())
                .await()
                .atMost(Duration.ofSeconds(5))
                .iterator()
                .next();
        assertThat(row.getLong("brands")).isEqualTo(36);
        assertThat(row.getString("session")).doesNotContain("elsewhere");
    }

    @Test
    void shouldBringRowsWithWhatTheyCost() {
        TestComplete complete = complete("SELECT count(*) AS n FROM brands", 10);

        assertThat(complete.results().columns()).extracting("name").containsExactly("n");
        assertThat(complete.results().rows()).containsExactly(List.of(36L));
        assertThat(complete.results().truncated()).isFalse();
        assertThat(complete.performanceMetrics().planCost()).isPositive();
        assertThat(complete.checks()).allMatch(check -> check.passed());
    }

    @Test
    void shouldSayWhenThereAreMoreRows() {
        assertThat(complete("SELECT id FROM brands", 36).results().truncated()).isFalse();
        ResultSet cut = complete("SELECT id FROM brands", 35).results();
        assertThat(cut.truncated()).isTrue();
        assertThat(cut.rows()).hasSize(35);
    }

    @Test
    void shouldKeepColumnsOfAnEmptyResult() {
        ResultSet empty =
                complete("SELECT id, name FROM brands WHERE false", 10).results();

        assertThat(empty.rows()).isEmpty();
        assertThat(empty.columns()).extracting("name").containsExactly("id", "name");
    }

    @Test
    void shouldFetchMoreThanOnePart() {
        assertThat(complete("SELECT generate_series(1, 1234)", 2_000).results().rows())
                .hasSize(1_234);
    }

    @Test
    void shouldCutAResultThatIsTooLarge() {
        ResultSet cut = complete("SELECT repeat('x', 100000) FROM generate_series(1, 1000)", 1_000)
                .results();

        assertThat(cut.truncated()).isTrue();
        assertThat(cut.rows()).hasSize(41); // of 100,004 bytes each, under the 4 MiB of SandboxLimits
    }

    @Test
    void shouldBringEveryTypeAsJson() {
        List<Object> row = complete("""
                        SELECT 1::int2, 9007199254740993::int8, 1.50::numeric(10,2), 'NaN'::float8, true, 'text', NULL,
                               DATE '2025-02-28', TIMESTAMP '2025-02-28 12:30', TIME '12:30',
                               '{1,NULL}'::int[], '{"a": [1]}'::jsonb, 'delivered'::order_status,
                               'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'::uuid, '\\x01ff'::bytea,
                               interval '1 year 3 days 04:05:06.5'
                        """, 1).results().rows().getFirst();

        assertThat(row.subList(0, 10))
                .containsExactly(
                        (short) 1,
                        9007199254740993L,
                        new BigDecimal("1.50"),
                        "NaN",
                        true,
                        "text",
                        null,
                        "2025-02-28",
                        "2025-02-28T12:30:00",
                        "12:30:00");
        assertThat(row.get(10)).isEqualTo(Arrays.asList(1, null));
        assertThat(row.get(11).toString()).isEqualTo("{a=[1]}");
        assertThat(row.subList(12, 16))
                .containsExactly("delivered", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "\\x01ff", "P1Y3DT4H5M6.5S");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELEC 1                          | SYNTAX    | PARLEY-1003 | syntax error
            SELECT nothing FROM brands       | SYNTAX    | PARLEY-1003 | column "nothing" does not exist
            SELECT 1; SELECT 2               | SYNTAX    | PARLEY-1003 | multiple commands
            SELECT 1; COMMIT; DROP TABLE tags| SYNTAX    | PARLEY-1003 | multiple commands
            COMMIT                           | SYNTAX    | PARLEY-1003 | syntax error
            SET TRANSACTION READ WRITE       | SYNTAX    | PARLEY-1003 | syntax error
            COPY brands TO STDOUT            | SYNTAX    | PARLEY-1003 | syntax error
            SELECT 1/0 FROM brands           | EXECUTION | PARLEY-1005 | division by zero
            SELECT 'x'::int FROM brands      | EXECUTION | PARLEY-1005 | invalid input syntax
            """)
    void shouldExplainWhatPostgresSays(String sql, TestType type, String code, String message) {
        TestFailed failed = failed(sql, TestLayers.DATABASE);

        assertThat(failed.failure().message()).containsIgnoringCase(message);
        assertThat(failed.failure().errorCode().code()).isEqualTo(code);
        assertThat(failed.testType()).isEqualTo(type);
        assertThat(failed.failure().details()).containsKey("sqlstate");
    }

    @Test
    void shouldPointAtThePlaceInTheStatement() {
        assertThat(failed("SELECT nothing FROM brands").failure().details()).containsEntry("position", 8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO tags (name) VALUES ('mine')",
                "DELETE FROM order_items",
                "UPDATE brands SET name = 'mine'",
                "WITH gone AS (DELETE FROM brands RETURNING *) SELECT * FROM gone",
                "SELECT * FROM brands FOR UPDATE",
                "CREATE TEMP TABLE t AS SELECT 1",
                "SELECT * INTO t FROM brands",
                "SELECT pg_sleep(0) FROM pg_authid",
                "SELECT pg_read_file('/etc/passwd')",
                "SELECT lo_create(1)"
            })
    void shouldRefuseWhatIsNoReadInEachLayerAlone(String sql) {
        for (TestLayers layers : TestLayers.values()) {
            assertThat(sandbox.test(request(sql, 10, layers))).as(layers.name()).isInstanceOf(TestFailed.class);
        }
    }

    /** A hardened role may not even call it; a session needs no right of its role for its own limits. */
    @Test
    void shouldNotLetAStatementSetAnything() {
        TestFailed failed = failed("SELECT set_config('search_path', 'elsewhere', false)", TestLayers.DATABASE);

        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.ACCESS_DENIED);
    }

    @Test
    void shouldNotHoldARowThatIsTooLarge() {
        TestFailed failed = failed("SELECT repeat('x', 50000000) AS much");

        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
    }

    @Test
    void shouldRefuseAPlanThatCostsTooMuch() {
        TestFailed failed = failed(
                "SELECT count(*) FROM order_items a, order_items b, order_items c, order_items d, order_items e");

        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.QUERY_TOO_EXPENSIVE);
        assertThat(failed.failure().details()).containsEntry("layer", "budget");
    }

    @Test
    void shouldNotRunInARoleThatMayDoMoreThanRead() {
        TestFailed failed = (TestFailed) sandbox.test(
                new TestRequest("SELECT 1", "wide", 1, Instant.now().plusSeconds(30)));

        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.ROLE_TOO_WIDE);
        assertThat(failed.testType()).isEqualTo(TestType.ENVIRONMENT);
    }

    @Test
    void shouldPointAtThePlaceBehindAComment() {
        assertThat(failed("-- the answer\nSELECT nope FROM brands").failure().details())
                .containsEntry("position", 22);
    }

    /** The average of the first rows says nothing about the next ones. */
    @Test
    void shouldNotHoldManyLargeRowsAtOnce() {
        TestFailed failed = (TestFailed) sandbox.test(request(
                "SELECT CASE WHEN i > 10 THEN repeat('x', 1000000) ELSE '' END AS much FROM generate_series(1, 1000) i",
                1_000));

        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
    }

    @Test
    void shouldBringWhatJsonCannotHoldAsText() {
        List<Object> row = complete("SELECT 10::numeric ^ 1500 AS large, 10::numeric ^ 20 AS small", 1)
                .results()
                .rows()
                .getFirst();

        assertThat(row.get(0)).isInstanceOf(String.class);
        assertThat(row.get(1)).isInstanceOf(BigDecimal.class);
    }

    @Test
    void shouldSayThatAValueCannotBeBrought() {
        assertThat(failed("SELECT 'Infinity'::numeric AS much").failure().errorCode())
                .isEqualTo(ErrorCode.EXECUTION_FAILED);
    }

    @Test
    void shouldSayWhatIsNearToAMisspeltTable() {
        Failure failure = failed("SELECT * FROM brnads").failure();

        assertThat(failure.message()).contains("There is no table \"brnads\"").contains("line 1, column 15");
        assertThat(failure.hint()).contains("brands");
    }

    @Test
    void shouldLetRowLevelSecurityKnowTheAsker() {
        AgentReply reply = sandbox.test(new TestRequest(
                "SELECT current_setting('parley.asker') AS asker",
                "demo",
                1,
                Instant.now().plusSeconds(30),
                "o'hara\\",
                TestLayers.DATABASE));

        assertThat(((TestComplete) reply).results().rows()).containsExactly(List.of("o'hara\\"));
    }

    @Test
    void shouldLetRowLevelSecurityKnowTheTenant() {
        AgentReply reply = sandbox.test(new TestRequest(
                "SELECT current_setting('parley.tenant') AS tenant",
                "demo",
                1,
                Instant.now().plusSeconds(30),
                "ann",
                TestLayers.DATABASE,
                null,
                null,
                null,
                null,
                "o'acme"));
        AgentReply after = sandbox.test(new TestRequest(
                "SELECT current_setting('parley.tenant', true) AS tenant",
                "demo",
                1,
                Instant.now().plusSeconds(30),
                "ann",
                TestLayers.DATABASE));

        assertThat(((TestComplete) reply).results().rows()).containsExactly(List.of("o'acme"));
        assertThat(((TestComplete) after).results().rows().getFirst().getFirst())
                .as("nothing of the last asker's is left")
                .isIn(null, "");
    }

    @Test
    void shouldBringInfiniteDaysAndMomentsAsPostgresWritesThem() {
        List<Object> row = complete("""
                        SELECT DATE 'infinity', DATE '-infinity', TIMESTAMP 'infinity', TIMESTAMP '-infinity',
                               TIMESTAMPTZ 'infinity', TIMESTAMPTZ '-infinity', '{infinity,2025-03-01}'::date[]
                        """, 1).results().rows().getFirst();

        assertThat(row.subList(0, 6))
                .containsExactly("infinity", "-infinity", "infinity", "-infinity", "infinity", "-infinity");
        assertThat(row.get(6)).isEqualTo(List.of("infinity", "2025-03-01"));
    }

    /** Another statement would wait for the same lock, so there is nothing to repair. */
    @Test
    void shouldNotBlameTheStatementForALockOfOthers() throws SQLException {
        try (Connection other = EmbeddedServers.stack().demoOwner().connect();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE tags IN ACCESS EXCLUSIVE MODE");

            TestFailed failed = failed("SELECT count(*) FROM tags");

            assertThat(failed.testType()).isEqualTo(TestType.ENVIRONMENT);
            assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
            assertThat(failed.failure().message()).contains("locked by others");
            assertThat(failed.failure().details()).containsEntry("sqlstate", "55P03");
        }
    }

    /** The query was not stopped: it never began. */
    @ParameterizedTest
    @ValueSource(strings = {"one-connection", "one-connection-patient"})
    void shouldSayThatNoConnectionWasFree(String database) {
        assertThat(sandbox.test(within(20, database))).isInstanceOf(TestComplete.class); // what is cached is read
        SessionSettings settings =
                new SessionSettings(Duration.ofSeconds(20), Duration.ofSeconds(1), List.of(), 1 << 20, 1 << 22, null);
        try (SandboxSession taken = SandboxSession.open(pools.sandboxReader(database), settings)) {
            Instant began = Instant.now();

            TestFailed failed = (TestFailed) sandbox.test(within(3, database));

            assertThat(failed.testType()).isEqualTo(TestType.ENVIRONMENT);
            assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
            assertThat(failed.failure().message()).contains("no free connection");
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(30));
        }
        assertThat(sandbox.test(within(20, database))).isInstanceOf(TestComplete.class);
    }

    @Test
    void shouldNotGiveAnybodyAConnectionThatWasEnded() {
        SessionSettings settings =
                new SessionSettings(Duration.ofSeconds(20), Duration.ofSeconds(1), List.of(), 1 << 20, 1 << 22, null);
        for (int i = 0; i < 30; i++) {
            try (SandboxSession session =
                    SandboxSession.open(pools.sandboxReader("one-connection-patient"), settings)) {
                session.execute("SELECT 1");
                session.endWithConnection();
            }
        }
        assertThat(sandbox.test(within(20, "one-connection-patient"))).isInstanceOf(TestComplete.class);
    }

    @Test
    void shouldSayThatThereWasNoTimeToBegin() {
        TestFailed failed = (TestFailed) sandbox.test(within(-1, "demo"));

        assertThat(failed.testType()).isEqualTo(TestType.ENVIRONMENT);
        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.QUERY_TIMEOUT);
        assertThat(failed.failure().message()).isEqualTo("There was no time left to run the query");
    }

    private static TestRequest within(int seconds, String database) {
        return new TestRequest("SELECT 1", database, 1, Instant.now().plusSeconds(seconds));
    }

    @Test
    void shouldPlanButNotRunWhatIsExplained() {
        assertThat(complete("EXPLAIN (COSTS OFF) SELECT * FROM brands", 10)
                        .results()
                        .rows())
                .isNotEmpty();
    }

    /** It would break when it ran: on a row of its own it divides by zero. */
    @Test
    void shouldJudgeAndPlanButNotRunADryRun() {
        TestComplete complete = (TestComplete) sandbox.test(dry("SELECT 1 / (id - id) AS n FROM brands"));

        assertThat(complete.results().rows()).isEmpty();
        assertThat(complete.performanceMetrics().planCost()).isPositive();
        assertThat(complete.performanceMetrics().executionMillis()).isZero();
        assertThat(complete.checks()).extracting("name").containsExactly("guard", "plan", "read_only", "dry_run");
    }

    @Test
    void shouldRefuseInADryRunWhatItWouldRefuseToRun() {
        assertThat(((TestFailed) sandbox.test(dry("DELETE FROM brands"))).testType())
                .isEqualTo(TestType.SAFETY);
        assertThat(((TestFailed) sandbox.test(dry("SELECT nope FROM brands"))).testType())
                .isEqualTo(TestType.SYNTAX);
    }

    private static TestRequest dry(String sql) {
        return new TestRequest(
                sql, "demo", 10, Instant.now().plusSeconds(30), null, null, null, null, null, true, null);
    }

    @Test
    void shouldStopAtTheDeadline() {
        Instant started = Instant.now();
        TestFailed failed = (TestFailed) sandbox.test(new TestRequest(
                "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT count(*) FROM t",
                "demo",
                1,
                Instant.now().plusSeconds(3)));

        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.QUERY_TIMEOUT);
        assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void shouldRunWhatThePlannerFindsCheaperOfTwoThatMeanTheSame() {
        String cheap = "SELECT count(*) FROM orders WHERE id = 7";
        String dear = "SELECT count(*) FROM orders WHERE id + 0 = 7";

        TestComplete asSent = (TestComplete) sandbox.test(instead(cheap, dear));
        TestComplete asWritten = (TestComplete) sandbox.test(instead(dear, cheap));

        assertThat(asSent.sql()).isNull();
        assertThat(asWritten.sql()).isEqualTo(cheap);
        assertThat(asWritten.performanceMetrics().planCost())
                .isEqualTo(asSent.performanceMetrics().planCost());
    }

    @Test
    void shouldNotRunTheOtherStatementWhenItIsNoRead() {
        TestComplete complete =
                (TestComplete) sandbox.test(instead("SELECT count(*) FROM orders", "DELETE FROM orders"));

        assertThat(complete.sql()).isNull();
    }

    private static TestRequest instead(String sql, String originalSql) {
        return new TestRequest(sql, "demo", 10, Instant.now().plusSeconds(30), null, null, null, originalSql, null);
    }

    private TestComplete complete(String sql, int rowLimit) {
        AgentReply reply = sandbox.test(request(sql, rowLimit));
        assertThat(reply).as(reply.toString()).isInstanceOf(TestComplete.class);
        return (TestComplete) reply;
    }

    private TestFailed failed(String sql) {
        return failed(sql, TestLayers.BOTH);
    }

    private TestFailed failed(String sql, TestLayers layers) {
        AgentReply reply = sandbox.test(request(sql, 10, layers));
        assertThat(reply).as(reply.toString()).isInstanceOf(TestFailed.class);
        return (TestFailed) reply;
    }

    private static TestRequest request(String sql, int rowLimit) {
        return request(sql, rowLimit, TestLayers.BOTH);
    }

    private static TestRequest request(String sql, int rowLimit, TestLayers layers) {
        return new TestRequest(sql, "demo", rowLimit, Instant.now().plusSeconds(30), null, layers);
    }
}
