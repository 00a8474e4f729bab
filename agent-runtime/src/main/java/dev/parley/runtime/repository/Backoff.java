package dev.parley.runtime.repository;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Trying again on the thread of the caller, which waits.
 *
 * @param retries after the first attempt
 * @param delay before the first of them; it doubles with each, and up to half of it is added by chance
 * @param tried counts them
 */
record Backoff(int retries, Duration delay, Counter tried) {

    <R> R retry(Predicate<Fault> again, Supplier<R> attempt) {
        for (int failed = 0; ; failed++) {
            try {
                return attempt.get();
            } catch (RuntimeException e) {
                if (failed == retries || !again.test(Fault.of(e))) {
                    throw e;
                }
                tried.increment();
                pause(failed, e);
            }
        }
    }

    private void pause(int failed, RuntimeException cause) {
        long millis = delay.toMillis() << Math.min(failed, 10);
        try {
            Thread.sleep(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }
}
