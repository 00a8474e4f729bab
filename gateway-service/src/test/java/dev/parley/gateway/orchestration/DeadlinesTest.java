package dev.parley.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.orchestration.TaskState.Failed;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.Topics;
import dev.parley.model.task.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Steps and questions have their time. */
class DeadlinesTest extends OrchestratedTask {

    @Test
    void shouldChangeNothingBeforeTheDeadline() {
        for (Task task : everyState()) {
            assertThat(orchestrator.deadlinePassed(task, tick()))
                    .as(task.status().name())
                    .isEmpty();
        }
    }

    @Test
    void shouldEndEveryStepAtItsDeadline() {
        Tick muchLater = new Tick(NOON.plus(ANSWER), UUID.randomUUID());
        for (Task task : everyState()) {
            Optional<Transition> transition = orchestrator.deadlinePassed(task, muchLater);
            assertThat(transition.isPresent())
                    .as(task.status().name())
                    .isEqualTo(!task.status().isTerminal());
            transition.ifPresent(t -> {
                assertThat(t.next().status())
                        .isEqualTo(
                                task.status() == TaskStatus.AWAITING_ANSWER ? TaskStatus.EXPIRED : TaskStatus.FAILED);
                assertSent(t, Topics.RESULTS, QueryFailed.class);
            });
        }
    }

    @Test
    void shouldEndAQuestionWhenItsOwnTimeIsOver() {
        Task clarifying = submitted(new QueryOptions(null, null, null, null, null, Duration.ofSeconds(20)));
        Task awaiting = reply(clarifying, UNCLEAR, Topics.RESULTS, ClarificationNeeded.class);
        Task generating = reply(clarifying, CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Task testing = reply(generating, CODE, Topics.TESTER, TestRequest.class);
        for (Task task : List.of(clarifying, awaiting, generating, testing)) {
            assertThat(task.state().waitsUntil()).as(task.status().name()).contains(NOON.plusSeconds(20));

            Transition transition = orchestrator
                    .deadlinePassed(task, new Tick(NOON.plusSeconds(20), UUID.randomUUID()))
                    .orElseThrow();

            Failed failed = (Failed) transition.next();
            assertThat(failed.result().failure().errorCode()).isEqualTo(ErrorCode.QUESTION_TIMEOUT);
            assertThat(failed.result().failure().message()).contains("20.0 s");
            assertThat(failed.result().sql()).isEqualTo(task == testing ? "SELECT 1" : null);
        }
    }

    @Test
    void shouldGiveAStepItsOwnLimitWhereTheQuestionHasMoreTime() {
        Task task = submitted(new QueryOptions(null, null, null, null, null, Duration.ofMinutes(10)));

        assertThat(task.state().waitsUntil()).contains(NOON.plusSeconds(30));
        Transition late = orchestrator
                .deadlinePassed(task, new Tick(NOON.plusSeconds(30), UUID.randomUUID()))
                .orElseThrow();
        assertThat(((Failed) late.next()).result().failure().errorCode()).isEqualTo(ErrorCode.STEP_TIMEOUT);
    }
}
