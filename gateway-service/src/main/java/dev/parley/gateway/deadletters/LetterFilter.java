package dev.parley.gateway.deadletters;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Which dead letters are wanted; null is any.
 *
 * @param from first moment at which they were put aside
 * @param to the moment after the last
 */
record LetterFilter(String errorCode, String key, String reason, Instant from, Instant to) {

    boolean wants(DeadLetter letter) {
        return (errorCode == null || errorCode.equals(letter.errorCode()))
                && (key == null || key.equals(letter.key()))
                && (reason == null || letter.reason() != null && letter.reason().contains(reason))
                && (from == null || !letter.putAsideAt().isBefore(from))
                && (to == null || letter.putAsideAt().isBefore(to));
    }

    /** @throws ValidationException naming the parameter that is no time */
    static Instant moment(String parameter, String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "`" + parameter + "` must be a time such as 2026-03-01T12:00:00Z");
        }
    }
}
