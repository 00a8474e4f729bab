package dev.parley.model.message;

import java.util.Objects;

/**
 * What PostgreSQL itself measured ({@code EXPLAIN (ANALYZE, BUFFERS)}) while it ran the SQL to its last row, again and
 * again.
 *
 * @param runs how many runs came to their end, at least 1; fewer than were asked for when the time was up
 * @param planning time for a plan
 * @param execution time for a run
 * @param estimatedRows rows that the planner expected
 * @param actualRows rows that came
 * @param buffers pages of the last run, which found in memory what the others had brought there
 * @param misestimate the step whose rows the planner misjudged most; null when no step is off by more than a factor of two
 */
public record Measurement(
        int runs,
        Percentiles planning,
        Percentiles execution,
        double estimatedRows,
        double actualRows,
        Buffers buffers,
        Misestimate misestimate) {

    public Measurement {
        Objects.requireNonNull(planning, "planning");
        Objects.requireNonNull(execution, "execution");
        Objects.requireNonNull(buffers, "buffers");
    }

    /**
     * Of times in milliseconds; each is one that was measured.
     *
     * @param p50Millis half of the runs took no longer
     * @param p95Millis of twenty runs nineteen took no longer; of fewer runs the longest
     */
    public record Percentiles(double p50Millis, double p95Millis) {}

    /**
     * Pages of 8 kB.
     *
     * @param sharedHit found in PostgreSQL's memory
     * @param sharedRead brought from the operating system
     * @param tempRead of temporary files
     * @param tempWritten of temporary files: what did not fit into {@code work_mem}
     */
    public record Buffers(long sharedHit, long sharedRead, long tempRead, long tempWritten) {}

    /**
     * @param step kind of the step, such as {@code Seq Scan}
     * @param relation the table that it reads; null when it reads the rows of other steps
     * @param estimatedRows for each time the step ran
     * @param actualRows for each time the step ran, on average
     */
    public record Misestimate(String step, String relation, double estimatedRows, double actualRows) {

        /** How many times too few or too many; at least 1. */
        public double factor() {
            double estimated = Math.max(1, estimatedRows);
            double actual = Math.max(1, actualRows);
            return Math.max(estimated / actual, actual / estimated);
        }
    }
}
