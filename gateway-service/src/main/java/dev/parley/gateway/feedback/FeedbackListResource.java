package dev.parley.gateway.feedback;

import dev.parley.gateway.paging.ListParameters;
import dev.parley.gateway.paging.PageCursor;
import dev.parley.gateway.paging.ShortPage;
import dev.parley.gateway.paging.TimeSpan;
import dev.parley.gateway.security.AdminAct;
import dev.parley.gateway.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
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
            @BeanParam TimeSpan span,
            @BeanParam ShortPage page) {
        FeedbackFilter filter = new FeedbackFilter(
                Caller.of(token).tenant(),
                ListParameters.named("verdict", FeedbackVerdict.class, verdict),
                corrected == null ? null : ListParameters.truth("corrected", corrected, false),
                ListParameters.text("database", database, MAX_NAME_CHARS),
                span.first(),
                span.end(),
                PageCursor.of(page.cursor(), UUID::fromString),
                page.limit());
        return FeedbackPage.of(repository.find(filter), filter.limit());
    }
}
