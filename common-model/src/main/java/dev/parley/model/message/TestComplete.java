package dev.parley.model.message;

import java.util.List;
import java.util.Objects;

/**
 * The SQL held.
 *
 * @param results columns and rows
 * @param performanceMetrics what it cost
 * @param checks what was tested, in the order it was done
 * @param verdict what the checks say together; null from a tester that does not judge results
 * @param coverage which clauses made a difference; null when that was not looked at
 * @param sql the statement that ran, where another one was found cheaper than the one that was sent; else null
 */
public record TestComplete(
        ResultSet results,
        PerformanceMetrics performanceMetrics,
        List<Check> checks,
        TestVerdict verdict,
        List<ClauseCoverage> coverage,
        String sql)
        implements TesterReply {

    public TestComplete {
        Objects.requireNonNull(results, "results");
        Objects.requireNonNull(performanceMetrics, "performanceMetrics");
        checks = checks == null ? List.of() : List.copyOf(checks);
        coverage = coverage == null ? null : List.copyOf(coverage);
    }

    public TestComplete(ResultSet results, PerformanceMetrics performanceMetrics, List<Check> checks) {
        this(results, performanceMetrics, checks, null, null, null);
    }
}
