package dev.parley.runtime.database;

/** No connection to a database was free, or ready, in time: nothing was asked. */
public final class NoConnectionException extends RuntimeException {

    NoConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
