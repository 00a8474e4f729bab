package dev.parley.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.gateway.orchestration.TaskState.Failed;
import dev.parley.gateway.orchestration.TaskState.Testing;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationFailed;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.CodeGenerated;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.Reading;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.ReadingsCompared.ReadingResult;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultPreview;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.model.message.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A task that the orchestrator leads, with replies of agents to give it. */
abstract class OrchestratedTask {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration ANSWER = Duration.ofHours(24);
    static final UUID TASK_ID = UUID.fromString("01890000-0000-7000-8000-000000000001");
    static final ResultSet RESULTS = new ResultSet(List.of(new ResultColumn("n", "int8")), List.of(List.of(1)), false);
    static final QuerySubmitted SUBMISSION =
            new QuerySubmitted("Clubs by city", "sports", new QueryOptions(7, false, RESULTS, 3), "job-7");

    static final ClarificationComplete CLEAR = new ClarificationComplete(
            "Clubs by city",
            "The number of clubs per city",
            new Reading(
                    JsonNodeFactory.instance.objectNode().put("limit", 5),
                    "ab12",
                    0.9,
                    List.of(new Assumption("city", "the club's")),
                    List.of()));
    static final ClarificationNeeded UNCLEAR = new ClarificationNeeded(
            "Clubs by city",
            List.of(new ClarifyingQuestion(
                    "reading",
                    "Which of these do you mean?",
                    "city",
                    List.of(
                            new ReadingOption("a", "of the club", true),
                            new ReadingOption("b", "of the member", false)))),
            List.of(),
            null);
    static final ClarificationNeeded COMPARABLE = new ClarificationNeeded(
            "Clubs by city",
            List.of(new ClarifyingQuestion(
                    "reading",
                    "Which of these do you mean?",
                    "city",
                    List.of(
                            new ReadingOption("a", "of the club", true, "SELECT 1", null),
                            new ReadingOption("b", "of the member", false, "SELECT 2", null),
                            new ReadingOption("c", "of the coach", false, "SELECT 3", null)))),
            List.of(),
            null,
            CLEAR);
    static final ResultPreview PREVIEW = new ResultPreview(RESULTS, 1, null);
    static final CodeGenerated CODE = new CodeGenerated("SELECT 1", List.of("Shows one"));
    static final TestComplete HELD = new TestComplete(RESULTS, new PerformanceMetrics(1, 1, 1, 1), List.of());

    static final KnownAnswer KNOWN = new KnownAnswer(new UUID(1, 1), "clubs by city?", "SELECT 42", "eve");

    final Orchestrator orchestrator = new Orchestrator(new Limits(2, 2));
    int steps;

    record Limits(int maxRepairs, int maxRounds) implements StepLimits {
        @Override
        public Duration clarify() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration compare() {
            return Duration.ofSeconds(15);
        }

        @Override
        public Duration generate() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration test() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration keep() {
            return ANSWER;
        }

        @Override
        public Duration answer() {
            return ANSWER;
        }
    }

    static ReadingResult result(String id, String sameAs) {
        return new ReadingResult(id, sameAs, PREVIEW, null);
    }

    Task vouched(QuerySubmitted submission) {
        Transition transition = orchestrator.vouched(submission, Caller.trusted("ann"), KNOWN, tick());
        assertSent(transition, Topics.TESTER, TestRequest.class);
        return new Task(TASK_ID, "ann", null, submission, transition.next(), 1, NOON, NOON);
    }

    List<Task> everyState() {
        Task clarifying = submitted();
        Task awaiting = reply(clarifying, UNCLEAR, Topics.RESULTS, ClarificationNeeded.class);
        Task generating = reply(clarifying, CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Task testing = reply(generating, CODE, Topics.TESTER, TestRequest.class);
        Task repairing = reply(
                testing,
                new TestFailed(TestType.SYNTAX, failure(ErrorCode.SQL_INVALID)),
                Topics.CODER,
                CodeGenerationRequest.class);
        Task completed = reply(testing, HELD, Topics.RESULTS, QueryCompleted.class);
        Task failed = reply(
                clarifying,
                new ClarificationFailed(failure(ErrorCode.NOT_UNDERSTOOD)),
                Topics.RESULTS,
                QueryFailed.class);
        Task cancelled = clarifying.moveTo(new TaskState.Cancelled("enough"), NOON);
        Task expired = awaiting.moveTo(new TaskState.Expired(((Failed) failed.state()).result()), NOON);
        Task vouched = vouched(SUBMISSION);
        return List.of(
                vouched, clarifying, awaiting, generating, testing, repairing, completed, failed, cancelled, expired);
    }

    Task submitted() {
        return submitted(SUBMISSION);
    }

    Task submitted(QueryOptions options) {
        return submitted(new QuerySubmitted("Clubs by city", "sports", options, "job-7"));
    }

    Task submitted(QuerySubmitted submission) {
        Transition transition = orchestrator.submitted(submission, null, tick());
        return new Task(TASK_ID, "ann", null, submission, transition.next(), 1, NOON, NOON);
    }

    Task testing() {
        Task generating = reply(submitted(), CLEAR, Topics.CODER, CodeGenerationRequest.class);
        Task testing = reply(generating, CODE, Topics.TESTER, TestRequest.class);
        assertThat(testing.state()).isInstanceOf(Testing.class);
        return testing;
    }

    Task reply(Task task, AgentReply reply, String topic, Class<?> message) {
        Transition transition = orchestrator
                .replied(task, task.state().waitsFor().orElseThrow(), reply, tick())
                .orElseThrow();
        assertSent(transition, topic, message);
        return task.moveTo(transition.next(), NOON);
    }

    boolean taken(Task task, AgentReply reply) {
        return orchestrator
                .replied(task, task.state().waitsFor().orElseThrow(), reply, tick())
                .isPresent();
    }

    static void assertSent(Transition transition, String topic, Class<?> message) {
        assertThat(transition.outgoing()).hasValueSatisfying(outgoing -> {
            assertThat(outgoing.topic()).isEqualTo(topic);
            assertThat(outgoing.message()).isInstanceOf(message);
        });
    }

    Tick tick() {
        steps++;
        return new Tick(NOON, new UUID(7, steps));
    }

    static Failure failure(ErrorCode code) {
        return Failure.of(code, "no", NOON);
    }
}
