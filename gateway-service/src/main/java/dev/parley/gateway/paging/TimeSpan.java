package dev.parley.gateway.paging;

import dev.parley.model.error.ValidationException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parameters {@code from} and {@code to} of a list. */
public class TimeSpan {

    @QueryParam("from")
    @Parameter(
            description = "First moment",
            example = "2026-03-01T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String from;

    @QueryParam("to")
    @Parameter(
            description = "The moment after the last",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    String to;

    /**
     * @return null when there is none
     * @throws ValidationException when it is no time
     */
    public Instant first() {
        return ListParameters.moment("from", from);
    }

    /**
     * @return the moment after the last; null when there is none
     * @throws ValidationException when it is no time
     */
    public Instant end() {
        return ListParameters.moment("to", to);
    }
}
