package dev.parley.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.orchestration.TaskState.Clarifying;
import dev.parley.gateway.orchestration.TaskState.Completed;
import dev.parley.gateway.orchestration.TaskState.Failed;
import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.ClarificationFailed;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.CodeGenerated;
import dev.parley.model.message.CodeGenerationFailed;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.message.QueryCancelled;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.SqlChange;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.model.message.TestVerdict;
import dev.parley.model.message.Topics;
import dev.parley.model.task.TaskStatus;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of a question from step to step. */
class OrchestratorTest extends OrchestratedTask {

    @Test
    void shouldAskTheClarifierFirst() {
        Tick tick = tick();

        Transition transition = orchestrator.submitted(SUBMISSION, null, tick);

        assertThat(transition.next())
                .isEqualTo(new Clarifying(tick.messageId(), NOON.plusSeconds(30), List.of(), List.of()));
        assertSent(transition, Topics.CLARIFIER, ClarificationRequest.class);
    }

    @Test
    void shouldGoFromQuestionToAnswer() {
        Task task = submitted();
        task = reply(task, CLEAR, Topics.CODER, CodeGenerationRequest.class);
        assertThat(task.status()).isEqualTo(TaskStatus.GENERATING);
        task = reply(task, CODE, Topics.TESTER, TestRequest.class);
        assertThat(task.status()).isEqualTo(TaskStatus.TESTING);
        task = reply(task, HELD, Topics.RESULTS, QueryCompleted.class);

        QueryCompleted answer = ((Completed) task.state()).answer();
        assertThat(answer.sql()).isEqualTo("SELECT 1");
        assertThat(answer.reference()).isEqualTo("job-7");
        assertThat(answer.clarifiedQuery()).isEqualTo("The number of clubs per city");
        assertThat(answer.assumptions()).containsExactly(new Assumption("city", "the club's"));
    }

    @Test
    void shouldAnswerWithTheStatementThatRan() {
        var optimized = new CodeGenerated(
                "SELECT 1",
                List.of("Shows one"),
                "SELECT DISTINCT 1",
                List.of(new SqlChange(SqlChange.Kind.OPTIMIZATION, "redundant_distinct", "There is one row")));
        Task task = reply(submitted(), CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Task testing = reply(task, optimized, Topics.TESTER, TestRequest.class);

        Task asSent = reply(testing, HELD, Topics.RESULTS, QueryCompleted.class);
        Task asWritten = reply(
                testing,
                new TestComplete(HELD.results(), HELD.performanceMetrics(), List.of(), null, null, "SELECT DISTINCT 1"),
                Topics.RESULTS,
                QueryCompleted.class);

        assertThat(((Completed) asSent.state()).answer().changes()).hasSize(1);
        assertThat(((Completed) asWritten.state()).answer().sql()).isEqualTo("SELECT DISTINCT 1");
        assertThat(((Completed) asWritten.state()).answer().changes()).isEmpty();
    }

    @Test
    void shouldWarnOfSqlThatWasMended() {
        var mended = new CodeGenerated(
                "SELECT 2",
                List.of("Shows two"),
                null,
                List.of(new SqlChange(SqlChange.Kind.REPAIR, "nearest_name", "b is near to a")));
        Task testing = reply(
                reply(submitted(), CLEAR, Topics.CODER, CodeGenerationRequest.class),
                mended,
                Topics.TESTER,
                TestRequest.class);

        Task task = reply(testing, HELD, Topics.RESULTS, QueryCompleted.class);

        QueryCompleted answer = ((Completed) task.state()).answer();
        assertThat(answer.verdict()).isEqualTo(TestVerdict.PASS_WITH_WARNINGS);
        assertThat(answer.checks()).singleElement().satisfies(check -> assertThat(check.level())
                .isEqualTo(CheckLevel.WARNING));
    }

    @Test
    void shouldHandTheOptionsToTheTester() {
        Task task = reply(submitted(), CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Transition transition = orchestrator
                .replied(task, task.state().waitsFor().orElseThrow(), CODE, tick())
                .orElseThrow();

        TestRequest request = (TestRequest) transition.outgoing().orElseThrow().message();
        assertThat(request.rowLimit()).isEqualTo(7);
        assertThat(request.measure()).isEqualTo(3);
        assertThat(request.asker()).isEqualTo("ann");
        assertThat(request.expectedResults()).isEqualTo(RESULTS);
    }

    @Test
    void shouldFailWithWhatTheClarifierSays() {
        Task task = reply(
                submitted(),
                new ClarificationFailed(failure(ErrorCode.NOT_UNDERSTOOD)),
                Topics.RESULTS,
                QueryFailed.class);

        assertThat(((Failed) task.state()).result().failure().errorCode()).isEqualTo(ErrorCode.NOT_UNDERSTOOD);
    }

    static Stream<AgentReply> replies() {
        Failure failure = failure(ErrorCode.AGENT_FAILED);
        return Stream.of(
                CLEAR,
                UNCLEAR,
                new ClarificationFailed(failure),
                CODE,
                new CodeGenerationFailed(failure),
                HELD,
                new TestFailed(TestType.SYNTAX, failure));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void shouldIgnoreAReplyToAnotherRequest(AgentReply reply) {
        for (Task task : everyState()) {
            assertThat(orchestrator.replied(task, UUID.randomUUID(), reply, tick()))
                    .as(task.status().name())
                    .isEmpty();
            assertThat(orchestrator.replied(task, null, reply, tick())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("replies")
    void shouldIgnoreAReplyThatDoesNotFitTheStep(AgentReply reply) {
        Task clarifying = submitted();
        Task generating = reply(clarifying, CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Task testing = reply(generating, CODE, Topics.TESTER, TestRequest.class);
        String family = reply.type().substring(0, 4);

        assertThat(taken(clarifying, reply)).isEqualTo(family.equals("Clar"));
        assertThat(taken(generating, reply)).isEqualTo(family.equals("Code"));
        assertThat(taken(testing, reply)).isEqualTo(family.equals("Test"));
    }

    @Test
    void shouldHaveADryRunPlannedOnly() {
        Task clarifying = submitted(new QueryOptions(null, null, null, null, true, null));
        Task generating = reply(clarifying, CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Transition toTester = orchestrator
                .replied(generating, generating.state().waitsFor().orElseThrow(), CODE, tick())
                .orElseThrow();
        TestRequest request = (TestRequest) toTester.outgoing().orElseThrow().message();
        assertThat(request.runsNothing()).isTrue();

        Task completed = reply(
                generating.moveTo(toTester.next(), NOON),
                new TestComplete(
                        new ResultSet(List.of(), List.of(), false), new PerformanceMetrics(1, 1, 1, 0), List.of()),
                Topics.RESULTS,
                QueryCompleted.class);

        assertThat(((Completed) completed.state()).answer().runsNothing()).isTrue();
        assertThat(completed.state().progress()).isEqualTo("Judged and planned; nothing was run");
    }

    @Test
    void shouldCancelWhatHasNotEnded() {
        for (Task task : everyState()) {
            QueryCancelled command = new QueryCancelled("enough", null);
            if (task.status() == TaskStatus.CANCELLED) {
                assertThat(orchestrator.cancelled(task, command)).isEmpty();
            } else if (task.status().isTerminal()) {
                assertThatThrownBy(() -> orchestrator.cancelled(task, command))
                        .hasMessageContaining("cannot be cancelled");
            } else {
                Transition transition = orchestrator.cancelled(task, command).orElseThrow();
                assertThat(transition.next().status()).isEqualTo(TaskStatus.CANCELLED);
                assertSent(transition, Topics.RESULTS, QueryCancelled.class);
                assertThat(transition.withdrawn())
                        .as("the request that an agent may be working on")
                        .isEqualTo(task.state().waitsFor());
            }
        }
    }

    @Test
    void shouldKeepEveryStateAsJson() {
        for (Task task : everyState()) {
            String json = Json.string(task.state());

            assertThat(Json.string(Json.read(json, TaskState.class)))
                    .as(task.status().name())
                    .isEqualTo(json);
        }
    }
}
