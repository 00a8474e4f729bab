package dev.parley.tester.probe;

/** There was no time for a probe, or not enough. */
public final class OutOfTimeException extends RuntimeException {

    public OutOfTimeException(String message, Throwable cause) {
        super(message, cause);
    }
}
