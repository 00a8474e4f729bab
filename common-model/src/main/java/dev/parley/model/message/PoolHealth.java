package dev.parley.model.message;

import java.time.Instant;

/**
 * Whether the database of a pool answers.
 *
 * @param healthy false while it cannot be reached, lets nobody in, or does not answer
 * @param since when it began to be unhealthy; null while it is healthy
 * @param reason null while it is healthy
 * @param outages how often it was unhealthy since the pool was opened
 * @param recentOutages those of the last quarter of an hour
 */
public record PoolHealth(boolean healthy, Instant since, String reason, long outages, int recentOutages) {}
