package dev.parley.tester.performance;

import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import java.util.Objects;

/**
 * How a statement could be faster. It says nothing against the answer.
 *
 * @param name of the kind of advice, in checks: lower case with underscores
 * @param message what is slow, as a sentence with the numbers that were seen
 * @param suggestion what to change, and who can
 * @param index the index that it proposes; null when it proposes none
 */
record Advice(String name, String message, String suggestion, ProposedIndex index) {

    Advice {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(suggestion, "suggestion");
    }

    Advice(String name, String message, String suggestion) {
        this(name, message, suggestion, null);
    }

    Check check() {
        return new Check(name, true, message, CheckLevel.NOTE, suggestion);
    }
}
