package dev.parley.model.error;

/** A question could not be turned into an answer (codes 1000 to 1999). */
public final class QueryException extends ParleyException {

    private static final long serialVersionUID = 1L;

    public QueryException(Failure failure) {
        super(failure, null);
    }

    public QueryException(Failure failure, Throwable cause) {
        super(failure, cause);
    }

    public QueryException(ErrorCode code, String message) {
        super(now(code, message), null);
    }
}
