package dev.parley.model.error;

/** An agent broke or did not answer (codes 4000 to 4999). */
public final class AgentException extends ParleyException {

    private static final long serialVersionUID = 1L;

    public AgentException(Failure failure) {
        super(failure, null);
    }

    public AgentException(Failure failure, Throwable cause) {
        super(failure, cause);
    }

    public AgentException(ErrorCode code, String message) {
        super(now(code, message), null);
    }
}
