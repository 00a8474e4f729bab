package dev.parley.model.message;

import java.util.Objects;

/**
 * A pool of connections at a moment.
 *
 * @param name such as {@code parley/sandbox/demo}
 * @param maxSize most connections that it opens
 * @param active connections in use
 * @param idle connections that could be had at once, opened or not
 * @param pending callers that wait for one
 * @param connections how they came and went; null of a pool that does not count it, and from an agent that does not say it
 * @param statements what was run on them; null where nothing was, and as above
 * @param health of its database; null as above
 */
public record PoolCounters(
        String name,
        int maxSize,
        int active,
        int idle,
        int pending,
        PoolConnections connections,
        PoolStatements statements,
        PoolHealth health) {

    public PoolCounters {
        Objects.requireNonNull(name, "name");
    }

    public PoolCounters(String name, int maxSize, int active, int idle, int pending) {
        this(name, maxSize, active, idle, pending, null, null, null);
    }
}
