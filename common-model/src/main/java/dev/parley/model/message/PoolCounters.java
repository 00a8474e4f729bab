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
 */
public record PoolCounters(String name, int maxSize, int active, int idle, int pending) {

    public PoolCounters {
        Objects.requireNonNull(name, "name");
    }
}
