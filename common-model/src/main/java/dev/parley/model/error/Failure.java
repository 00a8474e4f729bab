package dev.parley.model.error;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A failure as data: it travels in messages, is kept with the task and is shown at the edge.
 *
 * @param message what went wrong, in words for the asker; never a secret, never a stack trace
 * @param hint what to do about it, or null
 * @param details named facts, such as the words that were not understood or the SQLSTATE
 */
public record Failure(
        ErrorCode errorCode, String message, String hint, Map<String, Object> details, Instant timestamp) {

    public Failure {
        Objects.requireNonNull(errorCode, "errorCode");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(timestamp, "timestamp");
        details = details == null ? Map.of() : Map.copyOf(details);
    }

    public static Failure of(ErrorCode code, String message, Instant at) {
        return new Failure(code, message, null, Map.of(), at);
    }

    public Failure withHint(String newHint) {
        return new Failure(errorCode, message, newHint, details, timestamp);
    }

    public Failure withDetails(Map<String, Object> newDetails) {
        return new Failure(errorCode, message, hint, newDetails, timestamp);
    }
}
