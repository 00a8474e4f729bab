package dev.parley.tester.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.model.message.TestVerdict;
import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.guard.FactsCatalog;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.tester.TesterAgent;
import dev.parley.tester.sandbox.SandboxLimits;
import dev.parley.tester.truth.TruthCatalog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample copy of a database that has all that is hard to copy. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "tester"))
@QuarkusTestResource(CopiedTables.class)
class SampleCopyQuarkusTest {

    /** Twenty a second. */
    private static final int MOST_LOOKS = 1_200;

    private static final String ODD = "\"Odd \"\"schema\"\"\".\"Odd \"\"Table\"\"\"";

    @Inject
    TesterAgent tester;

    @Inject
    TargetDatabases databases;

    @Inject
    DatabasePools pools;

    @Inject
    FactsCatalog facts;

    @Inject
    TruthCatalog tables;

    @Inject
    SandboxLimits limits;

    // ---- where a statement runs

    @Test
    void shouldRunOnTheDatabaseWhatHeldOnTheCopy() {
        TestComplete complete = complete("SELECT count(*) FROM orders", "tried");

        assertThat(complete.results().rows()).containsExactly(List.of(3000L));
        assertThat(complete.verdict()).isEqualTo(TestVerdict.PASS);
        assertThat(complete.checks()).anyMatch(check -> check.name().equals("sample_copy") && check.passed());
    }

    /** Nobody can read the real table meanwhile, so whoever tries fails in another way. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT 1 / (count(*) - count(*)) FROM orders | EXECUTION | PARLEY-1005 | On the sample copy: PostgreSQL: division by zero
            SELECT nothing FROM orders | SYNTAX | PARLEY-1003 | On the sample copy: PostgreSQL: column "nothing" does not exist
            SELECT * FROM ordres | SYNTAX | PARLEY-1003 | On the sample copy: There is no table
            DELETE FROM orders | SAFETY | PARLEY-1004 | On the sample copy:
            SELECT sum(o.total) FROM orders o JOIN lines l ON l.order_id = o.id | RESULT | PARLEY-1011 | On the sample copy:
            """)
    void shouldNotRunOnTheDatabaseWhatFailsOnTheCopy(String sql, TestType type, String code, String message)
            throws SQLException {
        complete("SELECT 1", "tried");
        try (Connection lock = lock("shop.orders")) {
            TestFailed failed = failed(sql, "tried");

            assertThat(failed.testType()).isEqualTo(type);
            assertThat(failed.failure().errorCode().code()).isEqualTo(code);
            assertThat(failed.failure().message()).startsWith(message);
            assertThat(failed.failure().details()).containsEntry("side", "copy");
        }
    }

    @Test
    void shouldFailOnTheDatabaseWhereOnlyThatFails() throws SQLException {
        complete("SELECT 1", "tried");
        try (Connection lock = lock("shop.orders")) {
            TestFailed failed = failed("SELECT count(*) FROM orders", "tried");

            assertThat(failed.failure().message()).doesNotContain("copy");
            assertThat(failed.failure().details()).doesNotContainKey("side");
        }
    }

    @Test
    void shouldRunOnTheCopyAloneAndSaySo() throws SQLException {
        complete("SELECT 1", "sampled");
        try (Connection lock = lock("shop.orders")) {
            TestComplete complete = complete("SELECT count(*) FROM orders", "sampled");

            long rows = ((Number) complete.results().rows().getFirst().getFirst()).longValue();
            assertThat(rows).isBetween(100L, 300L);
            assertThat(complete.verdict()).isEqualTo(TestVerdict.PASS_WITH_WARNINGS);
            assertThat(complete.checks())
                    .filteredOn(check -> check.level() == CheckLevel.WARNING)
                    .singleElement()
                    .satisfies(check -> assertThat(check.detail()).contains("The rows come from a sample copy"));
        }
    }

    @Test
    void shouldNotCompareASampleWithWhatIsExpectedOfTheWhole() {
        ResultSet expected = new ResultSet(List.of(new ResultColumn("n", "int8")), List.of(List.of(3000)), false);

        TestComplete complete = (TestComplete) tester.handle(new TestRequest(
                "SELECT count(*) FROM orders",
                "sampled",
                10,
                Instant.now().plusSeconds(30),
                null,
                null,
                expected,
                null,
                null));

        assertThat(complete.checks())
                .filteredOn(check -> check.name().equals("expected_results"))
                .extracting(Check::detail)
                .containsExactly("Not compared: the rows come from a sample");
    }

    @ParameterizedTest
    @ValueSource(strings = {"away", "taken"})
    void shouldRunNothingWhereThereIsNoCopy(String database) throws SQLException {
        try (Connection lock = lock("shop.orders")) {
            TestFailed failed = failed("SELECT count(*) FROM orders", database);

            assertThat(failed.testType()).isEqualTo(TestType.ENVIRONMENT);
            assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
            assertThat(failed.failure().message())
                    .startsWith("Nothing was run: the sample copy of \"" + database + "\"");
        }
    }

    @Test
    void shouldNotReplaceWhatItDidNotMake() throws SQLException {
        failed("SELECT 1", "taken");

        assertThat(texts("copy_taken", "SELECT to_regclass('shop.treasure')::text"))
                .containsExactly("shop.treasure");
        assertThat(texts("copy_taken", "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'parley\\_%'"))
                .isEmpty();
    }

    @Test
    void shouldNotRunInARoleOfTheCopyThatMayDoMoreThanRead() {
        TestFailed failed = failed("SELECT 1", "wide-copy");

        assertThat(failed.failure().errorCode()).isEqualTo(ErrorCode.ROLE_TOO_WIDE);
        assertThat(failed.failure().details()).containsEntry("side", "copy");
    }

    /** The name under which it is found inside is none to ask for. */
    @Test
    void shouldNotKnowACopyByAName() {
        assertThatThrownBy(() -> tester.handle(request("SELECT 1", TargetDatabases.copyOf("sampled"))))
                .hasMessageContaining("There is no database called");
    }

    // ---- what is in it

    @Test
    void shouldCopyValuesOfEveryType() throws SQLException {
        complete("SELECT 1", "tried");
        String columns =
                "SELECT row(t.*)::text FROM (SELECT \"select\", \"a\"\"b\", kinds, shorts, parts, number, one, two,"
                        + " cash, day, moment, local, clock, span, bits, varied, padded, bytes, document, plain::text, place, range, words,"
                        + " id, grid, mark, page::text, point FROM " + ODD + ") AS t ORDER BY 1";

        assertThat(texts("copy_tried", columns)).hasSize(2).isEqualTo(texts("source", columns));
        assertThat(types("copy_tried", "Odd \"schema\""))
                .contains(
                        "kinds \"Odd \"\"schema\"\"\".\"Odd Type\"[]",
                        "shorts character varying(5)[]",
                        "parts text",
                        "kind text",
                        "number numeric",
                        "bits bit(3)",
                        "varied bit varying(5)",
                        "padded character(4)",
                        "moment timestamp with time zone");
    }

    @Test
    void shouldMakeEnumsDomainsAndComputedColumnsPlain() {
        complete("SELECT 1", "tried");

        assertThat(types("copy_tried", "shop"))
                .contains(
                        "id bigint NOT NULL",
                        "code character varying(5) NOT NULL",
                        "total numeric",
                        "status shop.status NOT NULL");
        assertThat(texts("copy_tried", "SELECT enum_range(NULL::shop.status)::text"))
                .containsExactly("{new,\"it's done\"}");
        assertThat(texts(
                        "copy_tried", "SELECT count(*) FROM shop.orders WHERE total IS DISTINCT FROM price * quantity"))
                .containsExactly("0");
    }

    @Test
    void shouldCopyWhatTheRoleMayReadAndNothingElse() {
        complete("SELECT 1", "tried");

        assertThat(texts(
                        "copy_tried",
                        "SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace"
                                + " WHERE nspname = 'shop' AND relkind = 'r' ORDER BY 1"))
                .containsExactly(
                        "counts", "customers", "dangling", "employees", "lines", "logs", "orders", "secret", "totals");
        assertThat(texts(
                        "copy_tried",
                        "SELECT string_agg(attname, ',') FROM pg_attribute"
                                + " WHERE attrelid = 'shop.secret'::regclass AND attnum > 0"))
                .containsExactly("id,shown");
        assertThat(texts("copy_tried", "SELECT count(*) FROM pg_proc WHERE pronamespace = 'shop'::regnamespace"))
                .containsExactly("0");
        assertThat(texts("copy_tried", "SELECT count(*) FROM shop.logs")).containsExactly("100");
    }

    @Test
    void shouldChooseRowsThatBelongTogether() {
        complete("SELECT 1", "tried");

        assertThat(texts("copy_tried", "SELECT conname FROM pg_constraint WHERE contype = 'f' ORDER BY 1"))
                .containsExactly(
                        "employees_boss_id_fkey",
                        "lines_order_id_fkey",
                        "orders_customer_code_fkey",
                        "orders_customer_id_fkey");
        assertThat(texts("copy_tried", "SELECT conname FROM pg_constraint WHERE contype IN ('p', 'u') ORDER BY 1"))
                .contains("customers_pkey", "customers_code_key", "lines_pkey", "secret_pkey");
        assertThat(texts("copy_tried", "SELECT count(*) FROM shop.lines")).containsExactly("100");
        // 100 of its own, those of the lines, and no more
        assertThat(Integer.parseInt(
                        texts("copy_tried", "SELECT count(*) FROM shop.orders").getFirst()))
                .isBetween(101, 200);
    }

    // ---- made anew

    @Test
    void shouldMakeItAnewWhenTheSchemaHasChanged() {
        copies().require("rebuilt", soon());
        CopiedTables.execute("source", "ALTER TABLE shop.dangling ADD COLUMN added integer DEFAULT 7");
        try {
            copies().require("rebuilt", soon());

            assertThat(texts("copy_rebuilt", "SELECT max(added) FROM shop.dangling"))
                    .containsExactly("7");
        } finally {
            CopiedTables.execute("source", "ALTER TABLE shop.dangling DROP COLUMN added");
        }
    }

    /** An old one is better than none while there is no new one. */
    @Test
    void shouldMakeItAnewBesideItsUseWhenItIsOld() throws InterruptedException {
        SampleCopies copies = copies();
        copies.require("rebuilt", soon());
        CopiedTables.execute("copy_rebuilt", "UPDATE parley_copy.made SET at = at - INTERVAL '2 hours'");
        Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));

        assertThat(copies.require("rebuilt", soon())).isBefore(anHourAgo);

        for (int i = 0; i < MOST_LOOKS && copies.require("rebuilt", soon()).isBefore(anHourAgo); i++) {
            Thread.sleep(50);
        }
        assertThat(copies.require("rebuilt", soon())).isAfter(anHourAgo);
    }

    @Test
    void shouldBeMadeOnceBySeveralTesters() throws Exception {
        copies().require("rebuilt", soon());
        forget();
        try (ExecutorService testers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Instant>> made = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                made.add(testers.submit(() -> copies().require("rebuilt", soon())));
            }
            List<Instant> times = new ArrayList<>();
            for (Future<Instant> one : made) {
                times.add(one.get());
            }

            assertThat(times).containsOnly(times.getFirst());
        }
    }

    @Test
    void shouldBeReadAllTheWhile() throws Exception {
        copies().require("rebuilt", soon());
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> reading = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                reading.add(readers.submit(() -> read(over)));
            }
            for (int i = 0; i < 5; i++) {
                forget();
                copies().require("rebuilt", soon());
            }
            over.set(true);
            for (Future<Integer> one : reading) {
                assertThat(one.get()).isPositive();
            }
        }
        forget();
        copies().require("rebuilt", soon());
        String schemas = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'parley\\_%' ORDER BY 1";
        // What was replaced is dropped after it.
        for (int i = 0; i < MOST_LOOKS && texts("copy_rebuilt", schemas).size() > 1; i++) {
            Thread.sleep(50);
        }
        assertThat(texts("copy_rebuilt", schemas)).containsExactly("parley_copy");
    }

    /** Each time all that belongs together, whichever copy it is of. */
    private static int read(AtomicBoolean over) throws SQLException {
        int times = 0;
        try (Connection connection =
                        CopiedTables.login("copy_rebuilt", "copy_reader").connect();
                Statement statement = connection.createStatement()) {
            while (!over.get()) {
                try (var rows = statement.executeQuery(
                        "SELECT count(*), count(o.id) FROM shop.lines l LEFT JOIN shop.orders o ON o.id = l.order_id")) {
                    rows.next();
                    assertThat(rows.getInt(1)).isEqualTo(100);
                    assertThat(rows.getInt(2)).isEqualTo(100);
                }
                times++;
            }
        }
        return times;
    }

    private static void forget() {
        CopiedTables.execute("copy_rebuilt", "DELETE FROM parley_copy.made");
    }

    /** As another tester has them. */
    private SampleCopies copies() {
        return new SampleCopies(databases, pools, new SourceCatalog(pools), facts, tables, limits);
    }

    private static Instant soon() {
        return Instant.now().plus(Duration.ofSeconds(60));
    }

    private static Connection lock(String table) throws SQLException {
        Connection connection = CopiedTables.superuser("source").connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    private static List<String> types(String database, String schema) {
        return texts(
                database,
                "SELECT a.attname || ' ' || format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END"
                        + " FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace"
                        + " WHERE relkind = 'r' AND attnum > 0 AND nspname = '" + schema + "'");
    }

    private static List<String> texts(String database, String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = CopiedTables.superuser(database).connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return texts;
    }

    private TestComplete complete(String sql, String database) {
        AgentReply reply = tester.handle(request(sql, database));
        assertThat(reply).as(reply.toString()).isInstanceOf(TestComplete.class);
        return (TestComplete) reply;
    }

    private TestFailed failed(String sql, String database) {
        AgentReply reply = tester.handle(request(sql, database));
        assertThat(reply).as(reply.toString()).isInstanceOf(TestFailed.class);
        return (TestFailed) reply;
    }

    private static TestRequest request(String sql, String database) {
        return new TestRequest(sql, database, 100, Instant.now().plusSeconds(30));
    }
}
