package dev.parley.runtime.pool;

/** A database cannot be reached, or did not answer in time when that was tried: nothing was asked. */
public final class DatabaseAwayException extends RuntimeException {

    DatabaseAwayException(String message) {
        super(message);
    }
}
