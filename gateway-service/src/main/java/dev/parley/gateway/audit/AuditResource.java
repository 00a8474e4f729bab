package dev.parley.gateway.audit;

import dev.parley.gateway.paging.ListParameters;
import dev.parley.gateway.paging.LongPage;
import dev.parley.gateway.paging.PageCursor;
import dev.parley.gateway.paging.TimeSpan;
import dev.parley.gateway.security.AdminAct;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.users.UserDirectory;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit over REST. */
@AdminAct
@Path("/api/v1/audit")
@Tag(name = "admin")
@RunOnVirtualThread
public class AuditResource {

    private final AuditRepository repository;
    private final UserDirectory users;
    private final JsonWebToken token;

    AuditResource(AuditRepository repository, UserDirectory users, JsonWebToken token) {
        this.repository = repository;
        this.users = users;
        this.token = token;
    }

    @GET
    @PermissionsAllowed("audit:read")
    @Operation(
            summary = "Who did what, and what came of it; newest first",
            description = "With a token of a tenant, what that tenant's did; with one of none, what all did.")
    @APIResponseSchema(AuditPage.class)
    @APIResponse(responseCode = "400", description = "A filter, or the cursor, cannot be read")
    public AuditPage audit(
            @QueryParam("principal") String principal,
            @Parameter(description = "Of whoever is at that address, in whatever case", example = "ann@example.org")
                    @QueryParam("email")
                    String email,
            @QueryParam("database") String database,
            @Parameter(example = "RUN", schema = @Schema(implementation = Act.class)) @QueryParam("act") String act,
            @Parameter(example = "REFUSED", schema = @Schema(implementation = Outcome.class)) @QueryParam("outcome")
                    String outcome,
            @BeanParam TimeSpan span,
            @BeanParam LongPage page) {
        String address = ListParameters.text("email", email, AuditEntry.NAME_CHARS);
        AuditQuery query = new AuditQuery(
                Caller.of(token).tenant(),
                principal,
                address == null ? null : users.at(address),
                database,
                ListParameters.named("act", Act.class, act),
                ListParameters.named("outcome", Outcome.class, outcome),
                span.first(),
                span.end(),
                PageCursor.of(page.cursor(), Long::valueOf),
                page.limit());
        return AuditPage.of(repository.find(query), query.limit(), users);
    }
}
