package dev.parley.model.message;

import java.util.Objects;

/**
 * How SQL differs from what was first written for the reading.
 *
 * @param name which change, such as {@code unused_join}
 * @param reason why it was made, as a sentence
 */
public record SqlChange(Kind kind, String name, String reason) {

    /** What it was made for. */
    public enum Kind {
        /** The same rows for less. */
        OPTIMIZATION,
        /** What the tester found wrong. */
        REPAIR
    }

    public SqlChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
    }
}
