package dev.parley.model.message;

import java.util.List;
import java.util.Objects;

/**
 * The SQL held.
 *
 * @param results columns and rows
 * @param performanceMetrics what it cost
 * @param checks what was tested, in the order it was done
 */
public record TestComplete(ResultSet results, PerformanceMetrics performanceMetrics, List<Check> checks)
        implements AgentReply {

    public TestComplete {
        Objects.requireNonNull(results, "results");
        Objects.requireNonNull(performanceMetrics, "performanceMetrics");
        checks = checks == null ? List.of() : List.copyOf(checks);
    }
}
