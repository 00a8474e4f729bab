package dev.parley.gateway.problem;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The forms that a client wants its answer in. */
public final class AcceptHeader {

    private AcceptHeader() {}

    /**
     * The most wanted first; any when it does not say.
     *
     * @throws ValidationException when the header cannot be read
     */
    public static List<MediaType> of(HttpHeaders headers) {
        try {
            return headers.getAcceptableMediaTypes();
        } catch (IllegalArgumentException e) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "`Accept` must name media types, such as application/json");
        }
    }
}
