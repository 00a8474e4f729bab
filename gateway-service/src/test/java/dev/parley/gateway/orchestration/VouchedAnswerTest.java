package dev.parley.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.orchestration.TaskState.Completed;
import dev.parley.gateway.orchestration.TaskState.Failed;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.model.message.Topics;
import dev.parley.model.task.TaskStatus;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions whose SQL somebody vouches for. */
class VouchedAnswerTest extends OrchestratedTask {

    @Test
    void shouldTestVouchedSqlAtOnceAndSayWhoVouches() {
        Task testing = vouched(SUBMISSION);
        assertThat(testing.status()).isEqualTo(TaskStatus.TESTING);

        Task completed = reply(testing, HELD, Topics.RESULTS, QueryCompleted.class);

        QueryCompleted answer = ((Completed) completed.state()).answer();
        assertThat(answer.sql()).isEqualTo("SELECT 42");
        assertThat(answer.clarifiedQuery()).isEqualTo("clubs by city?");
        assertThat(answer.assumptions())
                .containsExactly(new Assumption(
                        "Clubs by city", "answered by the verified query “clubs by city?”, for which eve vouches"));
    }

    @Test
    void shouldTestVouchedSqlAsAnyOther() {
        Transition vouched = orchestrator.vouched(SUBMISSION, Caller.trusted("ann"), KNOWN, tick());

        TestRequest request = (TestRequest) vouched.outgoing().orElseThrow().message();
        assertThat(request.sql()).isEqualTo("SELECT 42");
        assertThat(request.database()).isEqualTo("sports");
        assertThat(request.rowLimit()).isEqualTo(7);
        assertThat(request.expectedResults()).isEqualTo(RESULTS);
        assertThat(request.measure()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "SYNTAX, SQL_INVALID, , true",
        "SYNTAX, SQL_INVALID, 42P01, true",
        "SYNTAX, SQL_INVALID, 42P17, false",
        "SAFETY, SQL_NOT_READ_ONLY, , true",
        "SAFETY, SQL_NOT_READ_ONLY, 25006, false",
        "SAFETY, SQL_FORBIDDEN, , false",
        "SAFETY, ACCESS_DENIED, 42501, false",
        "EXECUTION, EXECUTION_FAILED, 22012, false",
        "EXECUTION, QUERY_TIMEOUT, , false",
        "RESULT, ANSWER_DOUBTFUL, , false"
    })
    void shouldGoTheOrdinaryWayWhenVouchedSqlDoesNotHoldAndBreakOnlyWhatFailsForAll(
            TestType type, ErrorCode code, String sqlState, boolean broken) {
        QuerySubmitted question = new QuerySubmitted("Clubs by city", "sports", null, null);
        Task testing = vouched(question);

        Failure failure = sqlState == null ? failure(code) : failure(code).withDetails(Map.of("sqlstate", sqlState));

        Transition next = orchestrator
                .replied(testing, testing.state().waitsFor().orElseThrow(), new TestFailed(type, failure), tick())
                .orElseThrow();

        assertSent(next, Topics.CLARIFIER, ClarificationRequest.class);
        assertThat(next.next().status()).isEqualTo(TaskStatus.CLARIFYING);
        assertThat(next.broken().map(Transition.BrokenAnswer::id))
                .isEqualTo(broken ? Optional.of(KNOWN.id()) : Optional.empty());
    }

    @Test
    void shouldSayWhatBrokeVouchedSqlWithoutWordsThatMayQuoteRows() {
        Task testing = vouched(SUBMISSION);
        Failure failure = Failure.of(ErrorCode.SQL_INVALID, "PostgreSQL: column \"4711-secret\"", NOON)
                .withDetails(Map.of("sqlstate", "42703"));

        Transition next = orchestrator
                .replied(
                        testing,
                        testing.state().waitsFor().orElseThrow(),
                        new TestFailed(TestType.SYNTAX, failure),
                        tick())
                .orElseThrow();

        assertThat(next.broken().orElseThrow().reason())
                .isEqualTo("PARLEY-1003: SQL is not valid (test SYNTAX, SQLSTATE 42703)");
    }

    @Test
    void shouldNotHoldItAgainstVouchedSqlThatTheAskerExpectedOtherRows() {
        Task testing = vouched(SUBMISSION);

        Transition next = orchestrator
                .replied(
                        testing,
                        testing.state().waitsFor().orElseThrow(),
                        new TestFailed(TestType.RESULT, failure(ErrorCode.ANSWER_DOUBTFUL)),
                        tick())
                .orElseThrow();

        assertSent(next, Topics.CLARIFIER, ClarificationRequest.class);
        assertThat(next.broken()).isEmpty();
    }

    @Test
    void shouldFailWhenVouchedSqlCannotBeTestedNow() {
        Task failed = reply(
                vouched(SUBMISSION),
                new TestFailed(TestType.ENVIRONMENT, failure(ErrorCode.DATABASE_UNAVAILABLE)),
                Topics.RESULTS,
                QueryFailed.class);

        assertThat(((Failed) failed.state()).result().sql()).isEqualTo("SELECT 42");
    }
}
