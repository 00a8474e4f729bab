package dev.parley.tester;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.ClauseCoverage;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestType;
import dev.parley.model.message.TestVerdict;
import dev.parley.runtime.trace.Spans;
import dev.parley.runtime.trace.Wordless;
import dev.parley.runtime.work.WithdrawnException;
import dev.parley.sql.parser.Statement;
import dev.parley.tester.coverage.Coverage;
import dev.parley.tester.expected.ExpectedResults;
import dev.parley.tester.guard.StatementGuard;
import dev.parley.tester.probe.ProbeSession;
import dev.parley.tester.sandbox.SandboxSessions;
import dev.parley.tester.truth.Candidate;
import dev.parley.tester.truth.Doubt;
import dev.parley.tester.truth.Examination;
import dev.parley.tester.truth.TruthCatalog;
import dev.parley.tester.truth.TruthConfig;
import dev.parley.tester.truth.TruthTests;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** What is done with an answer that came: expected results, truth tests, coverage, and the verdict of all. */
@ApplicationScoped
class AnswerTests {

    private static final Logger LOG = Logger.getLogger(AnswerTests.class);

    /** What ran longer is not run again for each of its clauses. */
    private static final double FAST_MILLIS = 200;

    private static final String COVERAGE = "coverage";
    private static final String EXPECTED_RESULTS = "expected_results";

    private final SandboxSessions sessions;
    private final StatementGuard guard;
    private final TruthCatalog catalog;
    private final TruthTests tests;
    private final TruthConfig config;
    private final Spans spans;
    private final Clock clock = Clock.systemUTC();

    AnswerTests(
            SandboxSessions sessions,
            StatementGuard guard,
            TruthCatalog catalog,
            TruthTests tests,
            TruthConfig config,
            Spans spans) {
        this.sessions = sessions;
        this.guard = guard;
        this.catalog = catalog;
        this.tests = tests;
        this.config = config;
        this.spans = spans;
    }

    /** @return {@link TestFailed} when the answer is not what it looks like, else the answer with what was seen */
    AgentReply judged(TestRequest request, TestComplete complete) {
        Optional<Statement> statement =
                request.judgedByBoth() ? guard.form(request.sql()).statement() : Optional.empty();
        if (statement.isEmpty()) {
            return complete;
        }
        if (request.expectedResults() != null) {
            boolean ordered = !statement.get().query().orderBy().isEmpty();
            Optional<String> difference =
                    ExpectedResults.difference(request.expectedResults(), complete.results(), ordered);
            if (difference.isPresent()) {
                return unexpected(difference.get());
            }
        }
        boolean silent = !request.maySeeSensitive()
                && guard.judge(request.sql(), guard.facts(request.database()))
                        .exposure()
                        .used();
        Looked looked = config.enabled() && !silent && TruthTests.isComparable(statement.get())
                ? spans.of("truth tests", () -> look(request, complete, statement.get()))
                : new Looked(Examination.NONE, null);
        Optional<Doubt> failure = looked.examination().doubts().stream()
                .filter(doubt -> doubt.level() == CheckLevel.FAILURE)
                .findFirst();
        return failure.isPresent() ? failed(request.sql(), failure.get()) : passed(request, complete, looked);
    }

    /**
     * Truth tests name values that they find, and so are not for statements on sensitive columns of who may not see those.
     *
     * @param coverage null when it was not looked at
     */
    private record Looked(Examination examination, List<ClauseCoverage> coverage) {}

    private Looked look(TestRequest request, TestComplete complete, Statement statement) {
        Instant end = sessions.end(request, config.timeLimit());
        try (ProbeSession probes = new ProbeSession(
                () -> sessions.open(request, end), text -> guard.form(text).isSafe(), config.probeLimit(), end)) {
            Candidate candidate = Candidate.of(
                    statement,
                    complete.results(),
                    catalog.schema(request.database()),
                    guard.facts(request.database()).searchPath());
            Examination examination = tests.examine(candidate, probes);
            boolean covers =
                    config.isEnabled(COVERAGE) && complete.performanceMetrics().executionMillis() < FAST_MILLIS;
            List<ClauseCoverage> coverage = covers
                    ? candidate
                            .main()
                            .map(main -> Coverage.of(statement, main, probes))
                            .orElse(null)
                    : null;
            return new Looked(examination, coverage);
        } catch (WithdrawnException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf(Wordless.of(e), "an answer of %s could not be doubted", request.database());
            return new Looked(Examination.NONE, null);
        }
    }

    private TestFailed failed(String sql, Doubt doubt) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("layer", "truth");
        details.put("test", doubt.test());
        details.put("suggestion", doubt.suggestion());
        details.put("position", doubt.span().start() + 1);
        details.put("text", doubt.span().of(sql));
        return new TestFailed(
                TestType.RESULT,
                Failure.of(ErrorCode.ANSWER_DOUBTFUL, doubt.message(), clock.instant())
                        .withHint(doubt.suggestion())
                        .withDetails(details));
    }

    private TestFailed unexpected(String difference) {
        return new TestFailed(
                TestType.RESULT,
                Failure.of(ErrorCode.ANSWER_DOUBTFUL, difference, clock.instant())
                        .withDetails(Map.of("layer", EXPECTED_RESULTS, "test", EXPECTED_RESULTS)));
    }

    /** What the asker may not see was not held against anything, so it is not said to be as expected. */
    private static Check expected(ResultSet results) {
        String masked = results.columns().stream()
                .filter(ResultColumn::hidesValues)
                .map(ResultColumn::name)
                .collect(Collectors.joining(", "));
        return masked.isEmpty()
                ? new Check(EXPECTED_RESULTS, true, "The rows are those that were expected")
                : new Check(
                        EXPECTED_RESULTS,
                        true,
                        "The rows are those that were expected, but for what you may not see, which was not compared: "
                                + masked,
                        CheckLevel.NOTE,
                        "A token with the permission data:sensitive has all columns compared");
    }

    private static TestComplete passed(TestRequest request, TestComplete complete, Looked looked) {
        List<Check> checks = new ArrayList<>(complete.checks());
        if (request.expectedResults() != null) {
            checks.add(expected(complete.results()));
        }
        Examination examination = looked.examination();
        boolean warned = examination.doubts().stream().anyMatch(doubt -> doubt.level() == CheckLevel.WARNING);
        if (!examination.done().isEmpty()) {
            checks.add(new Check(
                    "truth",
                    !warned,
                    "Looked for answers that look right but are wrong: " + String.join(", ", examination.done())));
        }
        for (Doubt doubt : examination.doubts()) {
            checks.add(new Check(
                    doubt.test(),
                    doubt.level() == CheckLevel.NOTE,
                    doubt.message(),
                    doubt.level(),
                    doubt.suggestion()));
        }
        for (Examination.NotDone left : examination.notDone()) {
            checks.add(new Check(
                    left.test(), true, "Not tested in all it looks at: " + left.reason(), CheckLevel.NOTE, null));
        }
        return new TestComplete(
                complete.results(),
                complete.performanceMetrics(),
                checks,
                warned ? TestVerdict.PASS_WITH_WARNINGS : TestVerdict.PASS,
                looked.coverage(),
                complete.sql());
    }
}
