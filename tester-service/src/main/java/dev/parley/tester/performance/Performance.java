package dev.parley.tester.performance;

import dev.parley.model.message.Check;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestRequest;
import dev.parley.rewriter.clause.Blocks;
import dev.parley.runtime.database.SandboxSession;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.trace.Wordless;
import dev.parley.runtime.work.WithdrawnException;
import dev.parley.sql.parser.Statement;
import dev.parley.tester.guard.StatementGuard;
import dev.parley.tester.performance.IndexCatalog.Indexes;
import dev.parley.tester.sandbox.PlanJson;
import dev.parley.tester.sandbox.SandboxSessions;
import dev.parley.tester.truth.TruthCatalog;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Measures a statement that held, where that was asked for, and gives advice when it is slow. */
@ApplicationScoped
public class Performance {

    private static final Logger LOG = Logger.getLogger(Performance.class);

    private static final Duration ADVICE_LIMIT = Duration.ofSeconds(2);
    private static final String OFF = "measuring is switched off here";
    private static final int MOST_ADVICE = 5;

    private final TargetDatabases databases;
    private final StatementGuard guard;
    private final TruthCatalog tables;
    private final IndexCatalog indexes;
    private final List<Advisor> advisors;
    private final PerformanceConfig config;
    private final MeasuringBudget budget;
    private final SandboxSessions sessions;
    private final Clock clock = Clock.systemUTC();

    Performance(
            TargetDatabases databases,
            StatementGuard guard,
            TruthCatalog tables,
            IndexCatalog indexes,
            @All List<Advisor> advisors,
            PerformanceConfig config,
            MeasuringBudget budget,
            SandboxSessions sessions) {
        this.databases = databases;
        this.guard = guard;
        this.tables = tables;
        this.indexes = indexes;
        this.advisors = advisors;
        this.config = config;
        this.budget = budget;
        this.sessions = sessions;
    }

    /** @return the same answer, with what was measured and advised */
    public TestComplete of(TestRequest request, TestComplete complete) {
        Optional<Statement> statement = guard.form(request.sql()).statement().filter(read -> !read.explain());
        boolean hidden = !complete.performanceMetrics().tellsPlan();
        boolean slow = config.advice() && !hidden && isSlow(complete.performanceMetrics());
        int asked = request.measure() == null ? 0 : Math.min(request.measure(), QueryOptions.MAX_MEASURE);
        int wanted = budget.allowed(asked);
        if (request.judgedByBoth() && statement.isPresent() && asked > 0 && wanted == 0 && !slow) {
            return with(complete, Runs.none(asked, OFF), List.of(), hidden);
        }
        if (!request.judgedByBoth() || statement.isEmpty() || (wanted == 0 && !slow)) {
            return complete;
        }
        Instant end = sessions.end(request, wanted == 0 ? ADVICE_LIMIT : config.measureLimit());
        Runs none = Runs.none(asked, wanted < asked && wanted == 0 ? OFF : null);
        if (!end.isAfter(clock.instant())) {
            return with(complete, none, List.of(), hidden);
        }
        try (SandboxSession session = sessions.open(request, end)) {
            Runs runs = wanted == 0
                    ? none
                    : runs(request.database(), session, PlanJson.query(statement.get()), wanted, complete, end);
            return with(complete, runs, slow ? advice(request, statement.get(), session, runs) : List.of(), hidden);
        } catch (WithdrawnException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf(Wordless.of(e), "a statement on %s could not be measured", request.database());
            return with(complete, none, List.of(), hidden);
        }
    }

    private Runs runs(
            String database, SandboxSession session, String query, int wanted, TestComplete complete, Instant end) {
        double told = complete.performanceMetrics().planCost();
        double cost = told > 0 ? told : plan(session, query).cost();
        return budget.spend(database, wanted, cost, () -> Runs.of(session, query, wanted, end));
    }

    private boolean isSlow(PerformanceMetrics metrics) {
        return metrics.planCost() >= config.adviceFromCost()
                || metrics.executionMillis() >= config.adviceFromTime().toMillis();
    }

    private List<Advice> advice(TestRequest request, Statement statement, SandboxSession session, Runs runs) {
        String database = request.database();
        String query = PlanJson.query(statement);
        Indexes known = indexes.indexes(database);
        PlanNode plan = runs.plan().orElseGet(() -> plan(session, query));
        SlowStatement slow = new SlowStatement(
                statement.sql(),
                Blocks.of(
                        statement,
                        tables.schema(database),
                        guard.facts(database).searchPath()),
                plan,
                known,
                config.largeTable(),
                databases.sandboxRole(database));
        List<Advice> advice = advisors.stream()
                .flatMap(advisor -> advisor.advise(slow).stream())
                .distinct()
                .limit(MOST_ADVICE)
                .toList();
        if (known.hypopg() == null) {
            return advice;
        }
        var hypothetical = new HypotheticalIndex(session, known.hypopg(), query, plan.cost());
        return advice.stream()
                .flatMap(one -> one.index() == null ? Stream.of(one) : hypothetical.tried(one).stream())
                .toList();
    }

    private static PlanNode plan(SandboxSession session, String query) {
        return PlanNode.of(PlanJson.parse(session.attempt("EXPLAIN (FORMAT JSON) " + query, ADVICE_LIMIT)
                        .iterator()
                        .next()
                        .getValue(0)
                        .toString())
                .path("Plan"));
    }

    private static TestComplete with(TestComplete complete, Runs runs, List<Advice> advice, boolean hidden) {
        List<Check> checks = new ArrayList<>(complete.checks());
        if (runs.wanted() > 0) {
            checks.add(runs.check());
        }
        advice.forEach(one -> checks.add(one.check()));
        return new TestComplete(
                complete.results(),
                complete.performanceMetrics()
                        .withMeasurement((hidden ? runs.withoutFigures() : runs.measurement()).orElse(null)),
                checks,
                complete.verdict(),
                complete.coverage(),
                complete.sql());
    }
}
