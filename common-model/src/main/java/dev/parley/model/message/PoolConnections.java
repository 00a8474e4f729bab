package dev.parley.model.message;

/**
 * The connections of a pool; counts are since it was opened.
 *
 * @param total that are open
 * @param utilization share of the most in use, 0 to 1
 * @param meanAcquireMillis how long callers waited for one, on average; null when that is not measured
 * @param hits callers who were given an open one at once
 * @param misses callers for whom one was opened
 * @param waits callers who found all in use, and were given one in the end
 * @param refused callers who were given none
 * @param created that were opened
 * @param destroyed that ended
 */
public record PoolConnections(
        int total,
        double utilization,
        Double meanAcquireMillis,
        long hits,
        long misses,
        long waits,
        long refused,
        long created,
        long destroyed) {}
