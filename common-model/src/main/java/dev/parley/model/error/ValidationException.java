package dev.parley.model.error;

/** A request or record is not what it has to be (codes 2000 to 2999). */
public final class ValidationException extends ParleyException {

    private static final long serialVersionUID = 1L;

    public ValidationException(Failure failure) {
        super(failure, null);
    }

    public ValidationException(Failure failure, Throwable cause) {
        super(failure, cause);
    }

    public ValidationException(ErrorCode code, String message) {
        super(now(code, message), null);
    }
}
