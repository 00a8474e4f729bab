package dev.parley.gateway.feedback;

import dev.parley.gateway.paging.ListParameters;
import dev.parley.gateway.paging.PageCursor;
import dev.parley.gateway.security.AdminAct;
import dev.parley.gateway.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everybody's judgements, for those who keep knowledge. */
@AdminAct
@Path("/api/v1/feedback")
@Tag(name = "knowledge")
@RunOnVirtualThread
public class FeedbackListResource {

    private static final int USUAL_LIMIT = 50;
    private static final int MAX_LIMIT = 500;
    private static final int MAX_NAME_CHARS = 200;

    private final FeedbackRepository repository;
    private final JsonWebToken token;

    FeedbackListResource(FeedbackRepository repository, JsonWebToken token) {
        this.repository = repository;
        this.token = token;
    }

    @GET
    @PermissionsAllowed("knowledge:manage")
    @Operation(
            summary = "What askers think of their answers, newest first",
            description = "A token with a tenant sees its tenant's; one without sees all.")
    @APIResponse(
            responseCode = "200",
            description = "A page of it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FeedbackPage.class),
                            examples =
                                    @ExampleObject(
                                            name = "page",
                                            value = "{\"feedback\": [" + FeedbackResource.FEEDBACK + "]}")))
    @APIResponse(responseCode = "400", description = "`verdict` must be one of [RIGHT, WRONG]")
    public FeedbackPage list(
            @Parameter(example = "WRONG", schema = @Schema(implementation = FeedbackVerdict.class))
                    @QueryParam("verdict")
                    String verdict,
            @Parameter(
                            description = "Whether SQL was proposed",
                            example = "true",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("corrected")
                    String corrected,
            @Parameter(example = "demo") @QueryParam("database") String database,
            @Parameter(
                            description = "First moment",
                            example = "2026-03-01T00:00:00Z",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @QueryParam("from")
                    String from,
            @Parameter(
                            description = "The moment after the last",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @QueryParam("to")
                    String to,
            @Parameter(description = "`next` of the page before") @QueryParam("cursor") String cursor,
            @Parameter(
                            description = "Most judgements, 1 to 500; 50 when missing",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    String limit) {
        FeedbackFilter filter = new FeedbackFilter(
                Caller.of(token).tenant(),
                ListParameters.named("verdict", FeedbackVerdict.class, verdict),
                corrected == null ? null : ListParameters.truth("corrected", corrected, false),
                ListParameters.text("database", database, MAX_NAME_CHARS),
                ListParameters.moment("from", from),
                ListParameters.moment("to", to),
                PageCursor.of(cursor, UUID::fromString),
                ListParameters.limit(limit, USUAL_LIMIT, MAX_LIMIT));
        return FeedbackPage.of(repository.find(filter), filter.limit());
    }
}
