package dev.parley.gateway.orchestration;

import dev.parley.gateway.orchestration.TaskState.Completed;
import dev.parley.gateway.orchestration.TaskState.Expired;
import dev.parley.gateway.orchestration.TaskState.Failed;
import dev.parley.gateway.orchestration.TaskState.Testing;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.QueryCompleted;
import dev.parley.model.message.QueryFailed;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.SqlChange;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestVerdict;
import dev.parley.model.message.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The ends of a task that its asker is told of. */
final class Endings {

    private Endings() {}

    static Transition complete(QuerySubmitted submission, Testing state, TestComplete test) {
        var reading = state.clarification().reading();
        boolean original = test.sql() != null;
        List<SqlChange> changes = original ? List.of() : state.code().changes();
        List<Check> checks = new ArrayList<>(test.checks());
        changes.stream()
                .filter(change -> change.kind() == SqlChange.Kind.REPAIR)
                .forEach(change -> checks.add(repaired(change)));
        QueryCompleted answer = new QueryCompleted(
                submission.query(),
                state.clarification().clarifiedQuery(),
                submission.database(),
                submission.reference(),
                original ? test.sql() : state.code().sql(),
                state.code().explanation(),
                test.results(),
                reading.assumptions(),
                reading.links(),
                checks,
                test.performanceMetrics(),
                changes,
                checks.size() > test.checks().size() ? TestVerdict.PASS_WITH_WARNINGS : test.verdict(),
                test.coverage(),
                submission.options().dryRun(),
                reading.carriedOver());
        Completed completed = state.known() == null ? Completed.of(answer, reading) : new Completed(answer);
        return Transition.sending(completed, Topics.RESULTS, answer);
    }

    /** A repair holds, but that it still means what was asked nobody has proved. */
    private static Check repaired(SqlChange change) {
        return new Check(
                change.name(),
                false,
                "The SQL was mended after a test: " + change.reason(),
                CheckLevel.WARNING,
                "Look whether it still says what you mean");
    }

    /** @param sql that failed; null when there is none */
    static Transition fail(QuerySubmitted submission, String sql, Failure failure) {
        QueryFailed result =
                new QueryFailed(submission.query(), submission.database(), submission.reference(), sql, failure);
        return Transition.sending(new Failed(result), Topics.RESULTS, result);
    }

    static Transition expire(QuerySubmitted submission, Tick tick) {
        Failure failure = Failure.of(ErrorCode.ANSWER_EXPIRED, "The question back was not answered in time", tick.now())
                .withHint("Ask again, or set options.assume to true to take the likeliest reading");
        QueryFailed result =
                new QueryFailed(submission.query(), submission.database(), submission.reference(), null, failure);
        return Transition.sending(new Expired(result), Topics.RESULTS, result);
    }

    /** The whole question took too long. */
    static Failure outOfTime(QuerySubmitted submission, Tick tick) {
        Duration timeout = submission.options().timeout();
        return Failure.of(
                        ErrorCode.QUESTION_TIMEOUT,
                        "There was no answer within the " + timeout.toMillis() / 1000.0
                                + " s that `options.timeout` allows",
                        tick.now())
                .withHint("Ask again with more time, or without `options.timeout`");
    }

    /** A step took too long. */
    static Failure late(String agent, Tick tick) {
        return Failure.of(ErrorCode.STEP_TIMEOUT, "The " + agent + " did not answer in time", tick.now())
                .withHint("Try again; if it stays so, an operator should look at the agent: GET /api/v1/agents")
                .withDetails(Map.of("agent", agent));
    }
}
