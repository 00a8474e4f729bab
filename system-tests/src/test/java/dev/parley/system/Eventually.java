package dev.parley.system;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Waits for what will be so in a moment. */
final class Eventually {

    /** No measure of speed, only an end to waiting for what will not come; busy machines are slow. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Duration STEP = Duration.ofMillis(20);

    private Eventually() {}

    /** The first result that is not null. */
    static <T> T get(String what, Supplier<T> look) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            T found = look.get();
            if (found != null) {
                return found;
            }
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
