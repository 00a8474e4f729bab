package dev.parley.model.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The answer.
 *
 * @param reference the producer's own mark from the submission; may be null
 * @param changes how the SQL differs from what was first written for the reading
 * @param verdict what the checks say together; null from a tester that does not judge results
 * @param coverage which clauses made a difference; null when that was not looked at
 * @param dryRun true when the SQL was judged and planned but not run, so that there are no rows; else null
 * @param carriedOver whether something of the question that this one follows is in it; null when it follows none
 */
public record QueryCompleted(
        String query,
        String clarifiedQuery,
        String database,
        String reference,
        String sql,
        List<String> explanation,
        ResultSet results,
        List<Assumption> assumptions,
        List<SchemaLink> links,
        List<Check> checks,
        PerformanceMetrics performanceMetrics,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SqlChange> changes,
        TestVerdict verdict,
        List<ClauseCoverage> coverage,
        Boolean dryRun,
        Boolean carriedOver)
        implements TaskResult {

    public QueryCompleted {
        explanation = explanation == null ? List.of() : List.copyOf(explanation);
        assumptions = assumptions == null ? List.of() : List.copyOf(assumptions);
        links = links == null ? List.of() : List.copyOf(links);
        checks = checks == null ? List.of() : List.copyOf(checks);
        changes = changes == null ? List.of() : List.copyOf(changes);
        coverage = coverage == null ? null : List.copyOf(coverage);
    }

    /** Whether nothing was run. */
    public boolean runsNothing() {
        return dryRun != null && dryRun;
    }
}
