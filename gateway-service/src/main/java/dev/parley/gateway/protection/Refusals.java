package dev.parley.gateway.protection;

import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import java.time.Instant;
import java.util.Map;

/** What is said to those who have to come again later. */
final class Refusals {

    private Refusals() {}

    static ConnectionException of(ErrorCode code, String message, String hint, int retrySeconds) {
        return new ConnectionException(Failure.of(code, message, Instant.now())
                .withHint(hint)
                .withDetails(Map.of("retry_after_seconds", Math.max(1, retrySeconds))));
    }
}
