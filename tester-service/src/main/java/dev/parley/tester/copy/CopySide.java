package dev.parley.tester.copy;

import dev.parley.model.error.Failure;
import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.TestVerdict;
import dev.parley.runtime.database.TargetDatabases;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests to the copy of a database, and what is said of it in answers. */
public final class CopySide {

    private static final String CHECK = "sample_copy";

    private CopySide() {}

    /** The same for the copy; what is expected, and what is measured, is of the database itself. */
    public static TestRequest of(TestRequest request) {
        return new TestRequest(
                request.sql(),
                TargetDatabases.copyOf(request.database()),
                request.rowLimit(),
                request.deadline(),
                request.asker(),
                request.layers(),
                null,
                null,
                null,
                request.dryRun(),
                request.tenant(),
                request.seesSensitive());
    }

    /** Says on which side it failed. */
    public static TestFailed marked(TestFailed failed) {
        Failure failure = failed.failure();
        Map<String, Object> details = new LinkedHashMap<>(failure.details());
        details.put("side", "copy");
        return new TestFailed(
                failed.testType(),
                new Failure(
                        failure.errorCode(),
                        "On the sample copy: " + failure.message(),
                        failure.hint(),
                        details,
                        failure.timestamp()));
    }

    /** An answer of the database itself, after the copy's. */
    public static TestComplete tried(TestComplete complete, Instant madeAt) {
        return with(
                complete,
                new Check(
                        CHECK, true, "Held on a sample copy (made " + time(madeAt) + ") before it ran on the database"),
                complete.verdict());
    }

    /** An answer of the copy alone. */
    public static TestComplete sampled(TestComplete complete, TestRequest request, Instant madeAt) {
        TestComplete warned = with(
                complete,
                new Check(
                        CHECK,
                        false,
                        "The rows come from a sample copy of the database (made " + time(madeAt)
                                + "): what is counted, summed or missing in them is so in the sample alone",
                        CheckLevel.WARNING,
                        "For rows of the database itself its operator sets copy.mode to first"),
                TestVerdict.PASS_WITH_WARNINGS);
        return request.expectedResults() == null
                ? warned
                : with(
                        warned,
                        new Check(
                                "expected_results",
                                true,
                                "Not compared: the rows come from a sample",
                                CheckLevel.NOTE,
                                null),
                        warned.verdict());
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static TestComplete with(TestComplete complete, Check check, TestVerdict verdict) {
        List<Check> checks = new ArrayList<>(complete.checks());
        checks.add(check);
        return new TestComplete(
                complete.results(),
                complete.performanceMetrics(),
                checks,
                verdict,
                complete.coverage(),
                complete.sql());
    }
}
