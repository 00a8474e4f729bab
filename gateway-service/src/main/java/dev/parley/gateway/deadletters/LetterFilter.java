package dev.parley.gateway.deadletters;

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
}
