package dev.parley.embedded;

import java.nio.file.Path;
import java.util.Optional;

/** A stack that cannot start or go on. The message is meant for the person at the keyboard. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path log;

    public StackException(String message) {
        this(message, null, null);
    }

    public StackException(String message, Throwable cause) {
        this(message, null, cause);
    }

    public StackException(String message, Path log, Throwable cause) {
        super(message, cause);
        this.log = log;
    }

    /** The log file whose end tells more. */
    public Optional<Path> log() {
        return Optional.ofNullable(log);
    }
}
