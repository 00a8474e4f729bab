package dev.parley.runtime.secrets;

/** A sealed text cannot be opened, or nothing can be sealed. The message holds no secret. */
public final class SealException extends RuntimeException {

    SealException(String message, Throwable cause) {
        super(message, cause);
    }
}
