package dev.parley.model.error;

/** Something that Parley is connected to is away (codes 5000 to 5999). */
public final class ConnectionException extends ParleyException {

    private static final long serialVersionUID = 1L;

    public ConnectionException(Failure failure) {
        super(failure, null);
    }

    public ConnectionException(Failure failure, Throwable cause) {
        super(failure, cause);
    }

    public ConnectionException(ErrorCode code, String message) {
        super(now(code, message), null);
    }
}
