package dev.parley.gateway.audit;

import dev.parley.gateway.paging.ListParameters;
import dev.parley.gateway.paging.PageCursor;
import dev.parley.gateway.security.AdminAct;
import dev.parley.gateway.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit over REST. */
@AdminAct
@Path("/api/v1/audit")
@Tag(name = "admin")
public class AuditResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;

    private final AuditRepository repository;
    private final JsonWebToken token;

    AuditResource(AuditRepository repository, JsonWebToken token) {
        this.repository = repository;
        this.token = token;
    }

    @GET
    @PermissionsAllowed("audit:read")
    @Operation(
            summary = "Who did what, and what came of it; newest first",
            description = "With a token of a tenant, what that tenant's did; with one of none, what all did.")
    @APIResponseSchema(AuditPage.class)
    @APIResponse(responseCode = "400", description = "A filter, or the cursor, cannot be read")
    public Uni<AuditPage> audit(
            @QueryParam("principal") String principal,
            @QueryParam("database") String database,
            @Parameter(example = "RUN", schema = @Schema(implementation = Act.class)) @QueryParam("act") String act,
            @Parameter(example = "REFUSED", schema = @Schema(implementation = Outcome.class)) @QueryParam("outcome")
                    String outcome,
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
                            description = "Most rows, 1 to 1000; 100 when missing",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    String limit) {
        AuditQuery query = new AuditQuery(
                Caller.of(token).tenant(),
                principal,
                database,
                ListParameters.named("act", Act.class, act),
                ListParameters.named("outcome", Outcome.class, outcome),
                ListParameters.moment("from", from),
                ListParameters.moment("to", to),
                PageCursor.of(cursor, Long::valueOf),
                ListParameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT));
        return repository.find(query).map(found -> AuditPage.of(found, query.limit()));
    }
}
