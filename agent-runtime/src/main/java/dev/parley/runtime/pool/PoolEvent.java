package dev.parley.runtime.pool;

import java.time.Duration;

/** What becomes of a pool. */
public sealed interface PoolEvent {

    PoolTarget pool();

    /** It was asked for the first time. */
    record Initialized(PoolTarget pool) implements PoolEvent {}

    /** @param took from the first packet to a session that is ready */
    record ConnectionCreated(PoolTarget pool, Duration took) implements PoolEvent {}

    /** By either side, for whatever reason. */
    record ConnectionDestroyed(PoolTarget pool) implements PoolEvent {}

    /**
     * Its database cannot be reached, lets nobody in, or does not answer. Told once, until it recovers.
     *
     * @param recentOutages how often that happened in the last quarter of an hour, with this one
     */
    record Unhealthy(PoolTarget pool, String reason, int recentOutages) implements PoolEvent {}

    /** @param after how long it was unhealthy */
    record Recovered(PoolTarget pool, Duration after) implements PoolEvent {}

    /** @param cut how many connections were still in use when it could wait no longer */
    record Closed(PoolTarget pool, int cut) implements PoolEvent {}
}
