package dev.parley.tester.sandbox;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestLayers;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.runtime.database.SandboxSession;
import dev.parley.runtime.guard.SandboxRoles;
import dev.parley.runtime.trace.Spans;
import dev.parley.sql.guard.DatabaseFacts;
import dev.parley.sql.guard.Judgement;
import dev.parley.sql.parser.Statement;
import dev.parley.tester.guard.GuardFailures;
import dev.parley.tester.guard.StatementGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges a statement, plans it, judges its plan, and unless that was all that is wanted, runs it and brings its rows. */
@ApplicationScoped
public class Sandbox {

    private final SandboxSessions sessions;
    private final SandboxRoles roles;
    private final StatementGuard guard;
    private final RowSecurity rowSecurity;
    private final SandboxLimits limits;
    private final Spans spans;
    private final Clock clock = Clock.systemUTC();

    Sandbox(
            SandboxSessions sessions,
            SandboxRoles roles,
            StatementGuard guard,
            RowSecurity rowSecurity,
            SandboxLimits limits,
            Spans spans) {
        this.sessions = sessions;
        this.roles = roles;
        this.guard = guard;
        this.rowSecurity = rowSecurity;
        this.limits = limits;
        this.spans = spans;
        if (limits.fetchSize() < 1) {
            throw new IllegalArgumentException(
                    "parley.sandbox.fetch-size must be at least 1, not " + limits.fetchSize());
        }
    }

    /** @return {@link TestComplete} or {@link TestFailed} */
    public AgentReply test(TestRequest request) {
        TestLayers layers = request.judgedByBoth() ? TestLayers.BOTH : request.layers();
        if (layers != TestLayers.BOTH && !limits.singleLayers()) {
            return new TestFailed(
                    TestType.SAFETY,
                    Failure.of(ErrorCode.ACCESS_DENIED, "This tester switches no layer off", clock.instant())
                            .withHint("parley.sandbox.single-layers allows it, on a machine of your own"));
        }
        Duration left = Duration.between(clock.instant(), request.deadline());
        if (left.isNegative() || left.isZero()) {
            return new SandboxErrors(clock.instant()).tooLate();
        }
        Duration limit = left.compareTo(limits.statementTimeout()) < 0 ? left : limits.statementTimeout();
        try {
            return judged(request, layers, limit);
        } catch (RuntimeException e) {
            return new SandboxErrors(clock.instant()).explain(e, request.database(), limit);
        }
    }

    private AgentReply judged(TestRequest request, TestLayers layers, Duration limit) {
        roles.requireNarrow(request.database());
        DatabaseFacts facts = guard.facts(request.database());
        Judgement judgement = guard.judge(request.sql(), facts);
        List<Check> checks = new ArrayList<>();
        if (layers != TestLayers.DATABASE) {
            if (!judgement.isSafe()) {
                return GuardFailures.of(request.sql(), judgement.findings(), facts, clock.instant());
            }
            checks.add(new Check("guard", true, "One read, and all that it names may be read and called"));
        }
        Discretion discretion = Discretion.of(request, layers);
        if (discretion.refuses(judgement)) {
            return GuardFailures.of(request.sql(), judgement.exposure().findings(), facts, clock.instant());
        }
        Set<String> secured = rowSecurity.tables(request.database());
        AgentReply reply;
        try (SandboxSession session = sessions.open(request, limit)) {
            reply = run(request, layers, judgement.statement(), facts, secured, session, checks, limit);
        } catch (RuntimeException e) {
            reply = new SandboxErrors(clock.instant()).explain(e, request.database(), limit);
        }
        return discretion.over(reply, sql -> guard.judge(sql, facts).exposure());
    }

    private AgentReply run(
            TestRequest request,
            TestLayers layers,
            Optional<Statement> statement,
            DatabaseFacts facts,
            Set<String> secured,
            SandboxSession session,
            List<Check> checks,
            Duration limit) {
        Plan plan = Plan.NONE;
        String sql = request.sql();
        if (layers != TestLayers.GUARD) {
            plan = plan(request, session, statement.map(PlanJson::query).orElse(sql));
            boolean hidden = RowSecurity.hidesRows(secured, statement, plan.root());
            if (hidden && statement.filter(Statement::explain).isPresent()) {
                return new TestFailed(
                        TestType.SAFETY,
                        Failure.of(
                                        ErrorCode.ACCESS_DENIED,
                                        "A plan of this statement would tell of rows that row-level security hides",
                                        clock.instant())
                                .withHint("Ask for the rows themselves, without EXPLAIN")
                                .withDetails(Map.of("layer", "plan")));
            }
            Optional<Plan> cheaper = original(request, layers, facts, session, plan);
            if (cheaper.isPresent()) {
                plan = cheaper.get();
                sql = request.originalSql();
            }
            if (hidden) {
                plan = plan.untold();
            }
            Optional<TestFailed> refused = refused(plan);
            if (refused.isPresent()) {
                return about(request, sql, refused.get());
            }
            plan = hidden ? plan.withoutFigures() : plan;
            checks.add(new Check("plan", true, "PostgreSQL accepts it as one statement; " + plan.expected()));
            checks.add(new Check("read_only", true, "Its plan changes nothing and locks nothing"));
        }
        if (request.runsNothing()) {
            return planned(request, sql, plan, checks);
        }
        try {
            return ran(request, sql, plan, session, checks);
        } catch (RuntimeException e) {
            TestFailed failed = new SandboxErrors(clock.instant()).explain(e, request.database(), limit);
            return about(request, sql, failed);
        }
    }

    /** What is said of the original has its places in that text. */
    private static TestFailed about(TestRequest request, String sql, TestFailed failed) {
        return sql.equals(request.sql()) ? failed : failed.about(sql);
    }

    private TestComplete ran(TestRequest request, String sql, Plan plan, SandboxSession session, List<Check> checks) {
        long started = System.nanoTime();
        CursorReader reader = new CursorReader(limits.fetchSize(), limits.maxResultBytes());
        ResultSet results =
                spans.inDatabase("SELECT", request.database(), () -> reader.read(session, sql, request.rowLimit()));
        double executionMillis = (System.nanoTime() - started) / 1e6;
        checks.add(new Check(
                "sandbox",
                true,
                "Ran to the end in a READ ONLY transaction that was rolled back, in a role that may only SELECT"));
        return complete(request, sql, plan, results, executionMillis, checks);
    }

    private Plan plan(TestRequest request, SandboxSession session, String sql) {
        return spans.inDatabase("EXPLAIN", request.database(), () -> Plan.of(session, sql));
    }

    private static TestComplete planned(TestRequest request, String sql, Plan plan, List<Check> checks) {
        checks.add(new Check(
                "dry_run", true, "Planned only: nothing was run, so there are no rows", CheckLevel.NOTE, null));
        return complete(request, sql, plan, new ResultSet(List.of(), List.of(), false), 0, checks);
    }

    private static TestComplete complete(
            TestRequest request, String sql, Plan plan, ResultSet results, double executionMillis, List<Check> checks) {
        return new TestComplete(
                results,
                new PerformanceMetrics(plan.cost(), plan.rows(), plan.planningMillis(), executionMillis),
                checks,
                null,
                null,
                sql.equals(request.sql()) ? null : sql);
    }

    /** The plan of the statement as it was first written, where the planner finds that cheaper than what was made of it. */
    private Optional<Plan> original(
            TestRequest request, TestLayers layers, DatabaseFacts facts, SandboxSession session, Plan plan) {
        if (request.originalSql() == null || layers != TestLayers.BOTH) {
            return Optional.empty();
        }
        Judgement judgement = guard.judge(request.originalSql(), facts);
        if (!judgement.isSafe() || Discretion.of(request, layers).refuses(judgement)) {
            return Optional.empty();
        }
        Plan original = plan(
                request, session, judgement.statement().map(PlanJson::query).orElse(request.originalSql()));
        return original.cost() < plan.cost() ? Optional.of(original) : Optional.empty();
    }

    private Optional<TestFailed> refused(Plan plan) {
        Instant now = clock.instant();
        Optional<String> writing = plan.writingNode();
        if (writing.isPresent()) {
            return Optional.of(new TestFailed(
                    TestType.SAFETY,
                    Failure.of(
                                    ErrorCode.SQL_NOT_READ_ONLY,
                                    "The statement is not a read: its plan has a node " + writing.get(),
                                    now)
                            .withDetails(Map.of("layer", "plan", "node", writing.get()))));
        }
        if (plan.cost() > limits.maxPlanCost()) {
            return Optional.of(new TestFailed(
                    TestType.SAFETY,
                    Failure.of(
                                    ErrorCode.QUERY_TOO_EXPENSIVE,
                                    "PostgreSQL expects a cost of %,.0f; at most %,.0f is allowed. Most of it: %s"
                                            .formatted(plan.cost(), limits.maxPlanCost(), plan.mostExpensive()),
                                    now)
                            .withHint("Ask for less: a shorter period, fewer tables, or a filter")
                            .withDetails(Map.of("layer", "budget", "cost", plan.cost(), "rows", plan.rows()))));
        }
        return Optional.empty();
    }
}
