package dev.parley.runtime.cache;

import java.time.Duration;
import java.util.Optional;

/**
 * A value in this process.
 *
 * @param value null when it is known that there is none
 * @param bytes as JSON
 * @param staleAt by {@link System#nanoTime}
 * @param endsAt by {@link System#nanoTime}
 */
record Held(Object value, int bytes, long staleAt, long endsAt) {

    static Held of(Object value, int bytes, Duration fresh, Duration end) {
        long now = System.nanoTime();
        return new Held(value, bytes, now + fresh.toNanos(), now + end.toNanos());
    }

    boolean isStale() {
        return System.nanoTime() - staleAt >= 0;
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, endsAt - System.nanoTime()));
    }

    /** It was made, or read, by a key of the type. */
    @SuppressWarnings("unchecked")
    <T> Optional<T> as() {
        return Optional.ofNullable((T) value);
    }
}
