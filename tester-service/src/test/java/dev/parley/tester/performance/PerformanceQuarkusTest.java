package dev.parley.tester.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.AdviceKind;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.Measurement;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestVerdict;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.tester.TesterAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow statements, what is said about them, and their quick neighbours, on large tables of a real database. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "tester"))
@QuarkusTestResource(LargeTables.class)
class PerformanceQuarkusTest {

    @Inject
    TesterAgent tester;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT id FROM large.events WHERE customer_id = 77 | CREATE INDEX ON large.events (customer_id)
            SELECT id FROM large.events WHERE 77 = customer_id AND amount > 49.9 | CREATE INDEX ON large.events (customer_id, amount)
            SELECT e.id FROM large.events e WHERE e.kind IN ('rare') | CREATE INDEX ON large.events (kind)
            SELECT id FROM large.events WHERE "Odd Name" BETWEEN 3 AND 5 | CREATE INDEX ON large.events ("Odd Name")
            SELECT c.first_name, e.amount FROM large.events e JOIN customers c ON c.id = e.customer_id AND e.kind = 'rare' | CREATE INDEX ON large.events (kind)
            WITH few AS (SELECT * FROM large.events WHERE customer_id = 5) SELECT count(*) FROM few f JOIN customers c ON c.id = f.customer_id | CREATE INDEX ON large.events (customer_id)
            SELECT count(*) FROM large.parts WHERE owner_id = 9 | CREATE INDEX ON large.parts (owner_id)
            """)
    void shouldNameTheIndexThatIsMissing(String sql, String index) {
        assertThat(advice(complete(sql, null))).singleElement().satisfies(check -> {
            assertThat(check.name()).isEqualTo("missing_index");
            assertThat(check.detail()).contains("is read as a whole").contains("expected");
            assertThat(check.suggestion()).isEqualTo("The database's owner can run: " + index);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT id FROM large.events WHERE happened_at::date = '2025-03-01' | Write happened_at >= DATE '2025-03-01' AND happened_at < DATE '2025-03-02' in place of happened_at::date = '2025-03-01'
            SELECT id FROM large.events WHERE extract(year FROM happened_at) = 2031 | Write happened_at >= DATE '2031-01-01' AND happened_at < DATE '2032-01-01' in place of
            SELECT id FROM large.events WHERE code + 1 = 500 | Write code = 499 in place of code + 1 = 500
            SELECT id FROM large.events WHERE code::text = '500' | Write code = 500 in place of
            SELECT id FROM large.events WHERE lower(note) = 'abc' | Compare note itself, or have the database's owner run: CREATE INDEX ON large.events (lower(note))
            SELECT id FROM large.events WHERE note LIKE '%abcde' | USING gin (note gin_trgm_ops)
            SELECT id FROM large.events WHERE coalesce(code, 0) = 7 | Compare code itself, not coalesce(code, 0)
            """)
    void shouldSayWhichConditionNoIndexCanLookUp(String sql, String suggestion) {
        assertThat(advice(complete(sql, null))).singleElement().satisfies(check -> {
            assertThat(check.name()).isEqualTo("not_sargable");
            assertThat(check.suggestion()).contains(suggestion);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT note FROM large.events WHERE id = 7",
                "SELECT id FROM large.events WHERE happened_at >= '2025-03-01' AND happened_at < '2025-03-02'",
                "SELECT id FROM large.events WHERE code = 500",
                "SELECT id FROM large.events WHERE note = 'abc'",
                "SELECT count(*), sum(amount) FROM large.events",
                "SELECT kind, count(*) FROM large.events WHERE kind = 'usual' GROUP BY kind",
                "SELECT count(*) FROM large.events WHERE a < 50",
                "SELECT id FROM orders WHERE date(ordered_at) = '2025-03-01'",
                "SELECT a.id FROM large.events a JOIN large.events b ON b.id = a.id + 1 WHERE a.code = 3"
            })
    void shouldSayNothingAboutAGoodPlan(String sql) {
        TestComplete complete = complete(sql, 1);

        assertThat(advice(complete)).isEmpty();
        assertThat(complete.performanceMetrics().measurement()).isNotNull();
    }

    @Test
    void shouldNotHoldASlowPlanAgainstTheAnswer() {
        TestComplete complete = complete("SELECT id FROM large.events WHERE customer_id = 77", null);

        assertThat(complete.verdict()).isEqualTo(TestVerdict.PASS);
        assertThat(advice(complete)).allSatisfy(check -> {
            assertThat(check.level()).isEqualTo(CheckLevel.NOTE);
            assertThat(check.passed()).isTrue();
        });
        assertThat(complete.performanceMetrics().measurement()).isNull();
    }

    @Test
    void shouldMeasureAsOftenAsAsked() {
        TestComplete complete = complete("SELECT count(*) FROM large.events WHERE code < 3000", 5);

        Measurement measured = complete.performanceMetrics().measurement();
        assertThat(measured.runs()).isEqualTo(5);
        assertThat(measured.execution().p50Millis())
                .isPositive()
                .isLessThanOrEqualTo(measured.execution().p95Millis());
        assertThat(measured.planning().p50Millis()).isPositive();
        assertThat(measured.actualRows()).isEqualTo(1);
        assertThat(measured.estimatedRows()).isEqualTo(1);
        assertThat(measured.buffers().sharedHit() + measured.buffers().sharedRead())
                .isPositive();
        assertThat(complete.checks())
                .anyMatch(check ->
                        check.name().equals("measured") && check.detail().startsWith("Ran 5 times: "));
    }

    @Test
    void shouldStopMeasuringWhenTheTimeIsUp() {
        TestComplete complete = (TestComplete) tester.handle(new TestRequest(
                "SELECT count(*) FROM large.events a, generate_series(1, 40) g",
                "demo",
                100,
                Instant.now().plusSeconds(9),
                null,
                null,
                null,
                null,
                20));

        Measurement measured = complete.performanceMetrics().measurement();
        assertThat(measured.runs()).isBetween(1, 19);
        assertThat(complete.checks())
                .anyMatch(check -> check.name().equals("measured")
                        && check.detail().startsWith("Ran " + measured.runs())
                        && check.detail().contains("of 20, then the time was up"));
    }

    @Test
    void shouldCountTheRowsWhereItWasRun() {
        TestComplete complete = complete("SELECT id FROM large.events WHERE customer_id = 77", 1);

        assertThat(advice(complete)).singleElement().satisfies(check -> assertThat(check.detail())
                .contains("of about 300,000 rows 15 are kept"));
    }

    @Test
    void shouldTellWhatWentThroughTemporaryFiles() {
        TestComplete complete = complete("SELECT * FROM large.events ORDER BY amount, note", 1);

        assertThat(advice(complete)).singleElement().satisfies(check -> {
            assertThat(check.name()).isEqualTo("spilled_to_disk");
            assertThat(check.detail()).contains("Sort (");
            assertThat(check.suggestion()).contains("ALTER ROLE demo_sandbox SET work_mem = '");
        });
        assertThat(complete.performanceMetrics().measurement().buffers().tempWritten())
                .isPositive();
    }

    @Test
    void shouldTellHowFarThePlannerIsOff() {
        TestComplete complete = complete("SELECT count(*) FROM large.events WHERE a = 7 AND b = 7 AND c = 7", 1);

        assertThat(advice(complete)).anySatisfy(check -> {
            assertThat(check.name()).isEqualTo("misestimate");
            assertThat(check.suggestion()).contains("ANALYZE large.events");
        });
        assertThat(complete.performanceMetrics().measurement().misestimate().factor())
                .isGreaterThan(100);
    }

    /** What is above does not want more rows: no fault of the estimate. */
    @Test
    void shouldNotTakeAStepThatIsCutForAMisestimate() {
        TestComplete complete = complete("SELECT id FROM large.events ORDER BY id LIMIT 5", 1);

        assertThat(complete.performanceMetrics().measurement().misestimate()).isNull();
    }

    @Test
    void shouldNotMeasureWhatIsExplained() {
        TestComplete complete = complete("EXPLAIN SELECT count(*) FROM large.events", 3);

        assertThat(complete.performanceMetrics().measurement()).isNull();
    }

    /** The planner knows the rows of others, too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM large.letters WHERE weight = 0",
                "SELECT id FROM large.heavy_letters WHERE weight = 0",
                "SELECT e.id FROM large.events e WHERE e.id IN (SELECT l.id FROM large.letters l WHERE l.weight = 0)"
            })
    void shouldNotTellOfRowsThatRowSecurityHides(String sql) {
        TestComplete complete = complete(sql, 2);

        assertThat(complete.results().rows()).hasSize(100).isNotEmpty();
        assertThat(complete.performanceMetrics().planRows()).isZero();
        assertThat(complete.performanceMetrics().planCost()).isZero();
        assertThat(complete.checks())
                .filteredOn(check -> check.name().equals("plan"))
                .singleElement()
                .satisfies(check -> assertThat(check.detail()).doesNotContainPattern("\\d"));
        assertThat(advice(complete)).isEmpty();
        Measurement measured = complete.performanceMetrics().measurement();
        assertThat(measured.runs()).isEqualTo(2);
        assertThat(measured.estimatedRows()).isZero();
        assertThat(measured.misestimate()).isNull();
        assertThat(measured.buffers().sharedHit() + measured.buffers().sharedRead())
                .isZero();
    }

    @Test
    void shouldNotExplainWhatReadsRowsThatRowSecurityHides() {
        AgentReply reply = tester.handle(new TestRequest(
                "EXPLAIN SELECT id FROM large.letters WHERE weight = 0",
                "demo",
                100,
                Instant.now().plusSeconds(40)));

        assertThat(reply).isInstanceOf(TestFailed.class);
        assertThat(((TestFailed) reply).failure().errorCode()).isEqualTo(ErrorCode.ACCESS_DENIED);
    }

    private static List<Check> advice(TestComplete complete) {
        return complete.checks().stream().filter(AdviceKind::isAdvice).toList();
    }

    private TestComplete complete(String sql, Integer measure) {
        AgentReply reply = tester.handle(
                new TestRequest(sql, "demo", 100, Instant.now().plusSeconds(40), null, null, null, null, measure));
        assertThat(reply).as(reply.toString()).isInstanceOf(TestComplete.class);
        return (TestComplete) reply;
    }
}
