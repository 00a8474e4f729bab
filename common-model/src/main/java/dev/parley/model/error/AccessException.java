package dev.parley.model.error;

/** The caller may not do this (codes 3000 to 3999); at the edge it says no more than "Access denied", and which permission is missing. */
public final class AccessException extends ParleyException {

    private static final long serialVersionUID = 1L;

    public AccessException(Failure failure) {
        super(failure, null);
    }

    public AccessException(Failure failure, Throwable cause) {
        super(failure, cause);
    }

    public AccessException(ErrorCode code, String message) {
        super(now(code, message), null);
    }
}
