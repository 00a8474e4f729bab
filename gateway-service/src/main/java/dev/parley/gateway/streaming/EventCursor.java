package dev.parley.gateway.streaming;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A place in the stream of all events of an owner: the moment of one event. Events are kept in the order of their
 * moments, and one of a moment may be committed a little after one of a later moment; so a stream that is resumed begins
 * {@link #MARGIN} before its cursor, and a client may get again what it had in that time.
 */
record EventCursor(Instant at) {

    /** No transaction that writes an event lasts longer, and no two gateways' clocks are further apart. */
    static final Duration MARGIN = Duration.ofSeconds(15);

    static EventCursor of(TaskEvent event) {
        return new EventCursor(event.at());
    }

    /** Empty for what no gateway has given out. */
    static Optional<EventCursor> parse(String text) {
        if (text == null || !text.strip().matches("\\d{1,17}")) {
            return Optional.empty();
        }
        return Optional.of(new EventCursor(Instant.EPOCH.plus(Long.parseLong(text.strip()), ChronoUnit.MICROS)));
    }

    /** From where on a client that saw this may have missed something. */
    Instant resumesFrom() {
        return at.minus(MARGIN);
    }

    /** Microseconds since 1970, in decimal digits. */
    @Override
    public String toString() {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }
}
