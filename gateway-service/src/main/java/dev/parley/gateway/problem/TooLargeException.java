package dev.parley.gateway.problem;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;

/** What came is larger than what is taken. */
public final class TooLargeException extends ClientErrorException {

    private static final long serialVersionUID = 1L;

    /** @param maxBytes of a body */
    public TooLargeException(long maxBytes) {
        super("The body is larger than " + maxBytes + " bytes", Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }
}
