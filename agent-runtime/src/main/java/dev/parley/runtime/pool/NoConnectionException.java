package dev.parley.runtime.pool;

/** No connection to a database was free, or ready, in time: nothing was asked. */
public final class NoConnectionException extends RuntimeException {

    public NoConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
