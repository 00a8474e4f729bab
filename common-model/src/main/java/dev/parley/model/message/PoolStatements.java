package dev.parley.model.message;

/**
 * Statements that were run over a pool since it was opened, its own small ones among them.
 *
 * @param count all, failed ones too
 * @param errors those that failed
 * @param meanMillis from request to the end of the response
 * @param p50Millis of the last minutes; null when that is not measured, as the next
 */
public record PoolStatements(
        long count, long errors, double meanMillis, Double p50Millis, Double p95Millis, Double p99Millis) {}
