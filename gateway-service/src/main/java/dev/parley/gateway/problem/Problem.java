package dev.parley.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem document (RFC 9457), with the fields that clients of the first design know: {@code error}, {@code message},
 * {@code error_code}, {@code details}, {@code timestamp}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem")
public record Problem(
        String type,
        String title,
        Integer status,
        String detail,
        String error,
        String message,
        ErrorCode errorCode,
        String hint,
        Map<String, Object> details,
        Instant timestamp) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** The failure of a task, inside a document that is itself no problem. */
    public static Problem of(Failure failure) {
        return of(failure, null);
    }

    /** A failure that is an answer of its own. */
    public static Problem withStatus(Failure failure) {
        return of(failure, HttpStatus.of(failure.errorCode()));
    }

    static Problem of(Failure failure, Integer status) {
        ErrorCode code = failure.errorCode();
        return new Problem(
                "urn:parley:error:" + code.code(),
                code.title(),
                status,
                failure.message(),
                code.title(),
                failure.message(),
                code,
                failure.hint(),
                failure.details().isEmpty() ? null : failure.details(),
                failure.timestamp());
    }
}
