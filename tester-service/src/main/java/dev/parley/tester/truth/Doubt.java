package dev.parley.tester.truth;

import dev.parley.model.message.CheckLevel;
import dev.parley.sql.lexer.Span;
import java.util.Objects;

/**
 * What speaks against an answer.
 *
 * @param test which test saw it
 * @param message a sentence for people, with the numbers that were seen
 * @param suggestion what the coder or the asker can change
 * @param span the clause that it is about
 */
public record Doubt(String test, CheckLevel level, String message, String suggestion, Span span) {

    public Doubt {
        Objects.requireNonNull(test, "test");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(suggestion, "suggestion");
        Objects.requireNonNull(span, "span");
    }
}
