package dev.parley.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.gateway.orchestration.TaskState.Cancelled;
import dev.parley.gateway.orchestration.TaskState.Clarifying;
import dev.parley.gateway.orchestration.TaskState.Completed;
import dev.parley.gateway.orchestration.TaskState.Failed;
import dev.parley.gateway.orchestration.TaskState.FailedAttempt;
import dev.parley.gateway.orchestration.TaskState.Generating;
import dev.parley.gateway.orchestration.TaskState.Testing;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.CodeGenerated;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.Reading;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TaskStepsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final ClarificationComplete CLEAR = new ClarificationComplete(
            "Clubs", "All clubs", new Reading(JsonNodeFactory.instance.objectNode(), "ab12", 1, List.of(), List.of()));
    private static final CodeGenerated CODE = new CodeGenerated("SELECT 1", List.of());
    private static final Failure DOUBT = Failure.of(ErrorCode.ANSWER_DOUBTFUL, "Rows are multiplied", NOON);
    private static final Testing TESTING = new Testing(ID, NOON, CLEAR, CODE, List.of());
    private static final Generating REPAIRING =
            new Generating(ID, NOON, CLEAR, List.of(new FailedAttempt("SELECT 1", DOUBT)));

    @Test
    void shouldBeginWithTheQuestion() {
        TaskStep step = TaskSteps.first(task(new Clarifying(ID, NOON, List.of(), List.of())));

        assertThat(step.from()).isNull();
        assertThat(step.to()).isEqualTo(TaskStatus.CLARIFYING);
        assertThat(step.owner()).isEqualTo("ann");
        assertThat(step.question()).isEqualTo("Clubs");
        assertThat(step.spent()).isZero();
    }

    @Test
    void shouldSayWhatWasMeasuredWithoutTheRows() {
        QueryCompleted answer = new QueryCompleted(
                "Clubs",
                "All clubs",
                "sports",
                null,
                "SELECT 2",
                List.of(),
                new ResultSet(List.of(new ResultColumn("n", "int8")), List.of(List.of(4711), List.of(4712)), true),
                List.of(),
                List.of(),
                List.of(
                        new Check("missing_index", true, "slow", CheckLevel.NOTE, "CREATE INDEX ON t (a)"),
                        new Check("ties_cut", true, "ties", CheckLevel.NOTE, "Ask for more")),
                new PerformanceMetrics(5, 6, 7, 8),
                List.of(),
                null,
                null,
                null,
                null);

        TaskStep step = between(TESTING, new Completed(answer));

        assertThat(step.sql()).isEqualTo("SELECT 2");
        assertThat(step.answer().rows()).isEqualTo(2);
        assertThat(step.answer().truncated()).isTrue();
        assertThat(step.answer().metrics().planCost()).isEqualTo(5);
        assertThat(step.answer().advice()).containsExactly("CREATE INDEX ON t (a)");
        assertThat(step.spent()).isEqualTo(Duration.ofSeconds(3));
        assertThat(step.toString()).doesNotContain("4711");
    }

    @Test
    void shouldTellAFailureAsNewOnce() {
        TaskStep failed = between(TESTING, REPAIRING);
        TaskStep given = between(REPAIRING, new Failed(new QueryFailed("Clubs", "sports", null, "SELECT 1", DOUBT)));

        assertThat(failed.failure()).isEqualTo(DOUBT);
        assertThat(failed.failureIsNew()).isTrue();
        assertThat(failed.sql()).isEqualTo("SELECT 1");
        assertThat(given.failure()).isEqualTo(DOUBT);
        assertThat(given.failureIsNew()).isFalse();
    }

    @Test
    void shouldTellAnotherFailureOfARepairAsNew() {
        Failure late = Failure.of(ErrorCode.STEP_TIMEOUT, "The coder did not answer in time", NOON);

        TaskStep step = between(REPAIRING, new Failed(new QueryFailed("Clubs", "sports", null, null, late)));

        assertThat(step.failureIsNew()).isTrue();
    }

    @Test
    void shouldNameTheStatementThatMayRunWhenItIsCancelled() {
        assertThat(between(TESTING, new Cancelled(null)).sql()).isEqualTo("SELECT 1");
    }

    private static TaskStep between(TaskState before, TaskState after) {
        Task task = task(before);
        return TaskSteps.between(task, task.moveTo(after, NOON.plusSeconds(3)), List.of());
    }

    private static Task task(TaskState state) {
        return new Task(ID, "ann", null, new QuerySubmitted("Clubs", "sports", null, null), state, 1, NOON, NOON);
    }
}
