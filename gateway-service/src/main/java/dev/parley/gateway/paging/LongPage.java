package dev.parley.gateway.paging;

import dev.parley.model.error.ValidationException;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The parameters {@code cursor} and {@code limit} of a list whose rows are small. */
public class LongPage {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    @QueryParam("cursor")
    @Parameter(description = "`next` of the page before")
    String cursor;

    @QueryParam("limit")
    @Parameter(
            description = "Most in a page, 1 to " + MOST + "; " + USUAL + " when missing",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "" + MOST, defaultValue = "" + USUAL))
    String limit;

    /** Null for the first page. */
    public String cursor() {
        return cursor;
    }

    /** @throws ValidationException when it is no number, or beyond the bounds */
    public int limit() {
        return ListParameters.limit(limit, USUAL, MOST);
    }
}
