package dev.parley.tester;

import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ComparisonRequest;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.model.message.TesterRequest;
import dev.parley.runtime.agent.Agent;
import dev.parley.runtime.database.CopyMode;
import dev.parley.runtime.database.DatabasesConfig.CopyConfig;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.tester.comparison.ReadingComparison;
import dev.parley.tester.copy.CopySide;
import dev.parley.tester.copy.SampleCopies;
import dev.parley.tester.performance.Performance;
import dev.parley.tester.sandbox.Sandbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs each statement through the {@link Sandbox}, doubts the answer, and says how fast it was; where the database has a
 * sample copy, there first or there alone. Readings of a question are run the same way, and compared instead of doubted.
 */
@ApplicationScoped
public class TesterAgent implements Agent<TesterRequest> {

    private final TargetDatabases databases;
    private final SampleCopies copies;
    private final Sandbox sandbox;
    private final AnswerTests answers;
    private final Performance performance;
    private final ReadingComparison comparison;

    TesterAgent(
            TargetDatabases databases,
            SampleCopies copies,
            Sandbox sandbox,
            AnswerTests answers,
            Performance performance,
            ReadingComparison comparison) {
        this.databases = databases;
        this.copies = copies;
        this.sandbox = sandbox;
        this.answers = answers;
        this.performance = performance;
        this.comparison = comparison;
    }

    @Override
    public String name() {
        return "tester";
    }

    @Override
    public List<String> capabilities() {
        return List.of(
                "validate_syntax",
                "estimate_cost",
                "execute_in_sandbox",
                "measure_performance",
                "advise_on_performance",
                "test_truth",
                "test_coverage",
                "compare_expected_results",
                "compare_readings");
    }

    @Override
    public Class<TesterRequest> requestType() {
        return TesterRequest.class;
    }

    @Override
    public AgentReply handle(TesterRequest request) {
        return switch (request) {
            case TestRequest statement -> where(statement, this::doubted, this::tested);
            case ComparisonRequest readings ->
                comparison.of(readings, reading -> where(reading, sandbox::test, sandbox::test));
        };
    }

    /**
     * On the database, or its copy, or both.
     *
     * @param trying what is done on a copy before the database itself
     */
    private AgentReply where(
            TestRequest request, Function<TestRequest, AgentReply> trying, Function<TestRequest, AgentReply> testing) {
        Optional<CopyMode> mode = databases.copy(request.database()).map(CopyConfig::mode);
        if (mode.isEmpty()) {
            return testing.apply(request);
        }
        Instant madeAt;
        try {
            madeAt = copies.require(request.database(), request.deadline());
        } catch (ConnectionException e) {
            return failed(e.failure());
        }
        return switch (mode.get()) {
            case FIRST -> {
                if (request.runsNothing()) {
                    yield testing.apply(request); // there is nothing that the copy could see first
                }
                AgentReply onCopy = trying.apply(CopySide.of(request));
                if (onCopy instanceof TestFailed failed) {
                    yield CopySide.marked(failed);
                }
                // Nothing but the statement that the copy has seen.
                AgentReply reply = testing.apply(request.of(request.sql()));
                yield reply instanceof TestComplete complete ? CopySide.tried(complete, madeAt) : reply;
            }
            case ONLY -> {
                AgentReply reply = testing.apply(CopySide.of(request));
                yield switch (reply) {
                    case TestFailed failed -> CopySide.marked(failed);
                    case TestComplete complete -> CopySide.sampled(complete, request, madeAt);
                    default -> reply;
                };
            }
        };
    }

    private AgentReply tested(TestRequest request) {
        AgentReply reply = doubted(request);
        return reply instanceof TestComplete held && !request.runsNothing()
                ? performance.of(asRun(request, held), held)
                : reply;
    }

    private AgentReply doubted(TestRequest request) {
        AgentReply reply = sandbox.test(request);
        if (!(reply instanceof TestComplete ran) || request.runsNothing()) {
            return reply;
        }
        AgentReply judged = answers.judged(asRun(request, ran), ran);
        return judged instanceof TestFailed failed && ran.sql() != null ? failed.about(ran.sql()) : judged;
    }

    /** With the statement that ran, of the two that mean the same. */
    private static TestRequest asRun(TestRequest request, TestComplete ran) {
        return ran.sql() == null ? request : request.of(ran.sql());
    }

    @Override
    public AgentReply failed(Failure failure) {
        return new TestFailed(TestType.ENVIRONMENT, failure);
    }
}
