package dev.parley.model.message;

import dev.parley.model.error.Failure;
import java.util.Objects;

/** The question could not be understood, or the clarifier broke. */
public record ClarificationFailed(Failure failure) implements ClarifierReply {

    public ClarificationFailed {
        Objects.requireNonNull(failure, "failure");
    }
}
