package dev.parley.gateway.watch;

import java.time.Instant;

/**
 * Something broke in this gateway itself.
 *
 * @param where a short fixed name of the part, such as {@code outbox}
 */
public record Breakdown(String where, Throwable error, Instant at) implements Observation {}
