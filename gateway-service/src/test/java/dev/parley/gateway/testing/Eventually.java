package dev.parley.gateway.testing;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** For what becomes true a little later. */
public final class Eventually {

    /** No measure of speed, only an end to waiting for what will not come; busy machines are slow. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private Eventually() {}

    /** Returns once it holds; after the limit it fails as it did last. */
    public static void holds(ThrowingCallable assertion) {
        Instant end = Instant.now().plus(LIMIT);
        while (true) {
            try {
                assertion.call();
                return;
            } catch (Throwable e) {
                if (Instant.now().isAfter(end)) {
                    throw e instanceof Error error ? error : new AssertionError(e);
                }
            }
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
