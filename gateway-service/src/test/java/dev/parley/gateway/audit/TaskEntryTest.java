package dev.parley.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.security.Caller;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.gateway.watch.TaskStep.Measured;
import dev.parley.gateway.watch.TaskStep.NotRun;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaskEntryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID TASK_ID = UUID.fromString("01890000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,               CLARIFYING, -,                    ASK,      ACCEPTED, -
            -,               FAILED,     UNKNOWN_DATABASE,     ASK,      REFUSED,  ingress
            AWAITING_ANSWER, CLARIFYING, -,                    ANSWER,   ACCEPTED, -
            AWAITING_ANSWER, EXPIRED,    ANSWER_EXPIRED,       EXPIRE,   FAILED,   deadline
            CLARIFYING,      FAILED,     NOT_UNDERSTOOD,       CLARIFY,  FAILED,   clarifier
            CLARIFYING,      FAILED,     STEP_TIMEOUT,         CLARIFY,  FAILED,   deadline
            GENERATING,      FAILED,     NO_CANDIDATE,         GENERATE, FAILED,   coder
            REPAIRING,       FAILED,     SQL_INVALID,          GENERATE, FAILED,   guard
            TESTING,         REPAIRING,  ANSWER_DOUBTFUL,      RUN,      FAILED,   truth
            TESTING,         FAILED,     SQL_FORBIDDEN,        RUN,      REFUSED,  guard
            TESTING,         FAILED,     QUERY_TOO_EXPENSIVE,  RUN,      REFUSED,  budget
            TESTING,         FAILED,     DATABASE_UNAVAILABLE, RUN,      FAILED,   database
            TESTING,         COMPLETED,  -,                    RUN,      ANSWERED, -
            TESTING,         CANCELLED,  -,                    CANCEL,   ACCEPTED, -
            """)
    void shouldSayWhatWasDoneAndWhatCameOfIt(
            TaskStatus from, TaskStatus to, ErrorCode code, Act act, Outcome outcome, String layer) {
        AuditEntry entry = TaskEntry.of(step(from, to, code == null ? null : Failure.of(code, "because", NOON)))
                .orElseThrow();

        assertThat(entry.act()).isEqualTo(act);
        assertThat(entry.outcome()).isEqualTo(outcome);
        assertThat(entry.errorCode()).isEqualTo(code);
        assertThat(entry.layer()).isEqualTo(layer);
        assertThat(entry.principal()).isEqualTo("ann");
        assertThat(entry.taskId()).isEqualTo(TASK_ID);
        assertThat(entry.durationMillis()).isEqualTo(from == null ? null : 250.0);
    }

    @ParameterizedTest
    @CsvSource({"CLARIFYING, GENERATING", "CLARIFYING, AWAITING_ANSWER", "GENERATING, TESTING", "REPAIRING, TESTING"})
    void shouldHaveNoRowForAStepThatLeadsOn(TaskStatus from, TaskStatus to) {
        assertThat(TaskEntry.of(step(from, to, null))).isEmpty();
    }

    @Test
    void shouldTakeTheLayerThatTheTesterNames() {
        Failure refused =
                Failure.of(ErrorCode.ACCESS_DENIED, "Access denied", NOON).withDetails(Map.of("layer", "database"));

        assertThat(TaskEntry.of(step(TaskStatus.TESTING, TaskStatus.FAILED, refused))
                        .orElseThrow()
                        .layer())
                .isEqualTo("database");
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void shouldKnowTheLayerOfEachErrorCode(ErrorCode code) {
        assertThat(AuditEntry.refusal(Caller.trusted("ann"), Act.ASK, null, Failure.of(code, "because", NOON), null)
                        .layer())
                .isNotBlank();
    }

    @Test
    void shouldHaveARowForEachStatementThatWasRefusedWhileReadingsWereCompared() {
        NotRun refused = new NotRun("SELECT pg_sleep(9)", Failure.of(ErrorCode.SQL_FORBIDDEN, "pg_sleep", NOON));
        NotRun slow = new NotRun("SELECT 2", Failure.of(ErrorCode.QUERY_TIMEOUT, "too slow", NOON));

        assertThat(TaskEntry.all(step(TaskStatus.CLARIFYING, TaskStatus.AWAITING_ANSWER, null, List.of(refused, slow))))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.act()).isEqualTo(Act.RUN);
                    assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
                    assertThat(entry.layer()).isEqualTo("guard");
                    assertThat(entry.sql()).isEqualTo("SELECT pg_sleep(9)");
                    assertThat(entry.principal()).isEqualTo("ann");
                });
    }

    private static TaskStep step(TaskStatus from, TaskStatus to, Failure failure) {
        return step(from, to, failure, List.of());
    }

    private static TaskStep step(TaskStatus from, TaskStatus to, Failure failure, List<NotRun> notRun) {
        Measured answer = to == TaskStatus.COMPLETED
                ? new Measured(new PerformanceMetrics(1, 1, 1, 1), 3, true, List.of())
                : null;
        return new TaskStep(
                TASK_ID,
                "ann",
                null,
                "demo",
                "How many?",
                from,
                to,
                Duration.ofMillis(250),
                false,
                "SELECT 1",
                failure,
                failure != null,
                answer,
                null,
                null,
                notRun,
                NOON);
    }
}
