package dev.parley.model.message;

import java.util.List;

/**
 * The answer.
 *
 * @param reference the producer's own mark from the submission; may be null
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
        PerformanceMetrics performanceMetrics)
        implements TaskResult {

    public QueryCompleted {
        explanation = explanation == null ? List.of() : List.copyOf(explanation);
        assumptions = assumptions == null ? List.of() : List.copyOf(assumptions);
        links = links == null ? List.of() : List.copyOf(links);
        checks = checks == null ? List.of() : List.copyOf(checks);
    }
}
