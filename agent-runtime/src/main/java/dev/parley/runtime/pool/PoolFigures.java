package dev.parley.runtime.pool;

/**
 * A pool at a moment; counts are since it was opened.
 *
 * @param total connections that are open
 * @param active those in use
 * @param pending callers that wait for one
 * @param hits callers that were given an open one at once
 * @param misses callers for whom one was opened
 * @param waits callers who found all in use, and were given one in the end
 * @param refused callers who were given none: nothing free in time, the database away, the pool closed
 * @param created connections that were opened
 * @param destroyed connections that ended
 */
public record PoolFigures(
        PoolTarget target,
        int total,
        int active,
        int pending,
        long hits,
        long misses,
        long waits,
        long refused,
        long created,
        long destroyed,
        PoolState state) {}
