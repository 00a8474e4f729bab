package dev.parley.model.error;

import java.time.Instant;

/**
 * Base of the exceptions that carry a {@link Failure}. They are for what a caller cannot be handed as an outcome:
 * refused requests at the edge and infrastructure that is away.
 */
public abstract sealed class ParleyException extends RuntimeException
        permits QueryException, ValidationException, AccessException, AgentException, ConnectionException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    ParleyException(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    static Failure now(ErrorCode code, String message) {
        return Failure.of(code, message, Instant.now());
    }

    public Failure failure() {
        return failure;
    }
}
