package dev.parley.tester.performance;

import dev.parley.model.message.AdviceKind;
import dev.parley.model.message.Check;
import dev.parley.model.message.CheckLevel;
import java.util.Objects;

/**
 * How a statement could be faster. It says nothing against the answer.
 *
 * @param kind whose name its check has
 * @param message what is slow, as a sentence with the numbers that were seen
 * @param suggestion what to change, and who can
 * @param index the index that it proposes; null when it proposes none
 */
record Advice(AdviceKind kind, String message, String suggestion, ProposedIndex index) {

    Advice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(suggestion, "suggestion");
    }

    Advice(AdviceKind kind, String message, String suggestion) {
        this(kind, message, suggestion, null);
    }

    Check check() {
        return new Check(kind.checkName(), true, message, CheckLevel.NOTE, suggestion);
    }
}
