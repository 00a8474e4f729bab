package dev.parley.runtime.pool;

import java.time.Instant;

/**
 * How a pool's database is.
 *
 * @param since when it began to be away; null while it answers
 * @param reason null while it answers
 * @param outages how often it was away, since the pool was opened
 * @param recentOutages those of the last quarter of an hour
 */
public record PoolState(Instant since, String reason, long outages, int recentOutages) {

    public boolean isWell() {
        return since == null;
    }
}
