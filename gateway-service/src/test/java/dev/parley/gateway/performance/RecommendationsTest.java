package dev.parley.gateway.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.gateway.watch.Finding;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.gateway.watch.TaskStep.Measured;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecommendationsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AnalyzerConfig CONFIG = new Thresholds();
    private static final UUID TASK_ID = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private final Statistics statistics = new Statistics(3);
    private Map<String, Double> worked = Map.of();
    private List<String> advice = List.of();

    @Test
    void shouldFindNothingInWhatIsFastAndAsExpected() {
        worked = Map.of("tester", 100.0);
        for (int i = 0; i < 20; i++) {
            answered("SELECT a FROM t WHERE a = " + i, metrics(100, 10, 0.3, 5), 10, false);
        }

        assertThat(findings()).isEmpty();
    }

    @Test
    void shouldTellOfASlowShapeWithItsEvidence() {
        answered("SELECT a FROM t WHERE a = 1", metrics(100, 1, 0.3, 3_000), 1, false);
        answered("SELECT a FROM t WHERE a = 2", metrics(100, 1, 0.3, 1_000), 1, false);

        Finding finding = only();

        assertThat(finding.kind()).isEqualTo("slow_statement");
        assertThat(finding.count()).isEqualTo(2);
        assertThat(finding.evidence())
                .contains("On demo", "select a from t where a = ?", "2000 ms on average", TASK_ID.toString());
        assertThat(finding.facts()).containsEntry("mean_millis", 2_000.0).containsEntry("slowest_millis", 3_000.0);
        assertThat(finding.suggestedAct()).contains("index");
    }

    @Test
    void shouldPassOnWhatTheTesterAdvises() {
        advice = List.of("CREATE INDEX ON t (a)");
        answered("SELECT a FROM t WHERE a = 1", metrics(9_000, 1, 0.3, 1_500), 1, false);
        advice = List.of();
        answered("SELECT a FROM t WHERE a = 2", metrics(9_000, 1, 0.3, 2), 1, false);
        advice = List.of("CREATE INDEX ON u (b)");
        answered("SELECT b FROM u", metrics(9_000, 1, 0.3, 300), 1, false);

        assertThat(findings())
                .extracting(Finding::kind, Finding::suggestedAct)
                .containsExactlyInAnyOrder(
                        tuple("slow_statement", "CREATE INDEX ON t (a)"),
                        tuple("advised_statement", "CREATE INDEX ON u (b)"));
    }

    @Test
    void shouldNotCallAShapeSlowForOneOfMany() {
        for (int i = 0; i < 40; i++) {
            answered("SELECT a FROM t", metrics(100, 1, 0.3, i == 7 ? 5_000 : 5), 1, false);
        }

        assertThat(findings()).isEmpty();
    }

    @Test
    void shouldTellOfRowsThatThePlannerMisjudges() {
        for (int i = 0; i < 5; i++) {
            answered("SELECT a FROM t", metrics(100, 4, 0.3, 5), 900, false);
        }

        Finding finding = only();
        assertThat(finding.kind()).isEqualTo("misjudged_rows");
        assertThat(finding.evidence()).contains("brings 900 rows on average where the planner expects 4");
    }

    /** A cut answer says nothing about how many rows there are. */
    @Test
    void shouldNotCompareRowsOfCutAnswers() {
        for (int i = 0; i < 5; i++) {
            answered("SELECT a FROM t", metrics(100, 100_000, 0.3, 5), 100, true);
        }

        assertThat(findings()).extracting(Finding::kind).containsExactly("cut_answers");
    }

    @Test
    void shouldTellOfACostThatIsFarFromReality() {
        for (int i = 0; i < 5; i++) {
            answered("SELECT a FROM cheap", metrics(1_000, 1, 0.3, 10), 1, false);
            answered("SELECT f(a) FROM dear", metrics(100, 1, 0.3, 400), 1, false);
        }

        Finding finding = only();
        assertThat(finding.kind()).isEqualTo("misjudged_cost");
        assertThat(finding.evidence()).contains("from dear", "takes 400 ms on average", "take 1.0 ms");
    }

    @Test
    void shouldTellOfPlanningThatTakesLongerThanRunning() {
        for (int i = 0; i < 5; i++) {
            answered("SELECT a FROM parted", metrics(100, 1, 120, 3), 1, false);
        }

        assertThat(only().kind()).isEqualTo("slow_planning");
    }

    @Test
    void shouldTellOfAStepThatWaitsMoreThanItWorks() {
        worked = Map.of("tester", 100.0, "coder", 5.0);
        for (int i = 0; i < 5; i++) {
            moved(TaskStatus.TESTING, TaskStatus.FAILED, Duration.ofMillis(900));
            moved(TaskStatus.GENERATING, TaskStatus.TESTING, Duration.ofMillis(40));
        }

        Finding finding = only();
        assertThat(finding.kind()).isEqualTo("step_waits");
        assertThat(finding.subject()).isEqualTo("TESTING");
        assertThat(finding.evidence()).contains("900 ms", "100 ms");
        assertThat(finding.suggestedAct()).contains("another tester");
    }

    @Test
    void shouldTellOfADatabaseWhoseStatementsAreOftenRepaired() {
        for (int i = 0; i < 8; i++) {
            answered("SELECT a FROM t", metrics(100, 1, 0.3, 5), 1, false);
        }
        moved(TaskStatus.TESTING, TaskStatus.REPAIRING, Duration.ofMillis(10));
        assertThat(findings()).isEmpty();
        moved(TaskStatus.TESTING, TaskStatus.REPAIRING, Duration.ofMillis(10));

        Finding finding = only();
        assertThat(finding.kind()).isEqualTo("often_repaired");
        assertThat(finding.evidence()).startsWith("2 of 10 statements");
    }

    @Test
    void shouldKeepTheShapesUsedLast() {
        for (String table : List.of("a", "b", "c", "a", "d")) {
            answered("SELECT 1 FROM " + table, metrics(100, 1, 0.3, 5), 1, false);
        }

        PerformanceView view = statistics.view(List.of(), null, 10);
        assertThat(view.statements())
                .extracting(PerformanceView.Statement::shape)
                .containsExactlyInAnyOrder("select ? from c", "select ? from a", "select ? from d");
        assertThat(view.forgottenShapes()).isEqualTo(1);
    }

    @Test
    void shouldShowWhereMostTimeWentFirst() {
        answered("SELECT a FROM often", metrics(100, 1, 0.3, 60), 1, false);
        answered("SELECT a FROM often", metrics(100, 3, 0.3, 60), 5, false);
        answered("SELECT a FROM once", metrics(100, 1, 0.3, 100), 1, true);

        PerformanceView view = statistics.view(List.of(), "demo", 10);

        assertThat(view.statements())
                .extracting(PerformanceView.Statement::shape)
                .containsExactly("select a from often", "select a from once");
        PerformanceView.Statement often = view.statements().getFirst();
        assertThat(often.execution().mean()).isEqualTo(60);
        assertThat(often.meanRows()).isEqualTo(3);
        assertThat(often.meanExpectedRows()).isEqualTo(2);
        assertThat(view.statements().getLast().cut()).isEqualTo(1);
        assertThat(view.steps()).extracting(PerformanceView.Step::step).containsExactly(TaskStatus.TESTING);
        assertThat(statistics.view(List.of(), "other", 10).statements()).isEmpty();
        assertThat(statistics.view(List.of(), null, 1).statements()).hasSize(1);
    }

    private List<Finding> findings() {
        return statistics.look(List.of(), seen -> new Recommendations(CONFIG).of(seen, worked));
    }

    private Finding only() {
        List<Finding> findings = findings();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static PerformanceMetrics metrics(double cost, double rows, double planning, double execution) {
        return new PerformanceMetrics(cost, rows, planning, execution);
    }

    private void answered(String sql, PerformanceMetrics metrics, int rows, boolean truncated) {
        statistics.add(step(
                TaskStatus.TESTING,
                TaskStatus.COMPLETED,
                Duration.ofMillis(20),
                sql,
                null,
                new Measured(metrics, rows, truncated, advice)));
    }

    private void moved(TaskStatus from, TaskStatus to, Duration spent) {
        Failure failure = Failure.of(ErrorCode.ANSWER_DOUBTFUL, "because", NOON);
        statistics.add(step(from, to, spent, "SELECT 1", failure, null));
    }

    private static TaskStep step(
            TaskStatus from, TaskStatus to, Duration spent, String sql, Failure failure, Measured answer) {
        return new TaskStep(
                TASK_ID,
                "ann",
                null,
                "demo",
                "How many?",
                from,
                to,
                spent,
                false,
                sql,
                failure,
                failure != null,
                answer,
                null,
                null,
                List.of(),
                NOON);
    }
}
