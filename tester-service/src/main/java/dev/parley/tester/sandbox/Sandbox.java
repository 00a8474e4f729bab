package dev.parley.tester.sandbox;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Check;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.runtime.database.SandboxSession;
import dev.parley.runtime.database.TargetDatabases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans a statement, judges its plan, runs it, and brings its rows. */
@ApplicationScoped
public class Sandbox {

    private final TargetDatabases databases;
    private final SandboxLimits limits;
    private final Clock clock = Clock.systemUTC();

    Sandbox(TargetDatabases databases, SandboxLimits limits) {
        this.databases = databases;
        this.limits = limits;
        if (limits.fetchSize() < 1) {
            throw new IllegalArgumentException(
                    "parley.sandbox.fetch-size must be at least 1, not " + limits.fetchSize());
        }
    }

    /** @return {@link TestComplete} or {@link TestFailed} */
    public AgentReply test(TestRequest request) {
        Duration left = Duration.between(clock.instant(), request.deadline());
        Duration limit = left.compareTo(limits.statementTimeout()) < 0 ? left : limits.statementTimeout();
        try (SandboxSession session =
                SandboxSession.open(databases.sandboxReader(request.database()), limit, limits.lockTimeout())) {
            return run(request, session);
        } catch (RuntimeException e) {
            return new SandboxErrors(clock.instant()).explain(e, request.database(), limit);
        }
    }

    private AgentReply run(TestRequest request, SandboxSession session) {
        List<Check> checks = new ArrayList<>();
        Plan plan = Plan.of(session, request.sql());
        checks.add(new Check(
                "plan",
                true,
                "PostgreSQL accepts it as one statement; expected cost %.0f, about %.0f rows"
                        .formatted(plan.cost(), plan.rows())));
        Optional<String> writing = plan.writingNode();
        if (writing.isPresent()) {
            return new TestFailed(
                    TestType.SAFETY,
                    Failure.of(
                            ErrorCode.SQL_NOT_READ_ONLY,
                            "The statement is not a read: its plan has a node " + writing.get(),
                            clock.instant()));
        }
        checks.add(new Check("read_only", true, "Its plan changes nothing and locks nothing"));

        long started = System.nanoTime();
        ResultSet results = new CursorReader(limits.fetchSize(), limits.maxResultBytes())
                .read(session, request.sql(), request.rowLimit());
        double executionMillis = (System.nanoTime() - started) / 1e6;
        checks.add(new Check(
                "sandbox",
                true,
                "Ran to the end in a READ ONLY transaction that was rolled back, in a role that may only SELECT"));
        return new TestComplete(
                results,
                new PerformanceMetrics(plan.cost(), plan.rows(), plan.planningMillis(), executionMillis),
                checks);
    }
}
