package dev.parley.gateway.problem;

import dev.parley.model.error.Failure;
import java.util.OptionalInt;

/** When to come again. */
final class RetryAfter {

    private static final int DEFAULT_SECONDS = 5;

    private RetryAfter() {}

    /** Empty for a status that does not go away by waiting. */
    static OptionalInt seconds(Failure failure, int status) {
        if (status != 429 && status != 503) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                failure.details().get("retry_after_seconds") instanceof Number seconds
                        ? seconds.intValue()
                        : DEFAULT_SECONDS);
    }
}
