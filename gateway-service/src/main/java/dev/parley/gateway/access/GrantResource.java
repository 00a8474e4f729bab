package dev.parley.gateway.access;

import dev.parley.gateway.paging.ListParameters;
import dev.parley.gateway.security.AdminAct;
import dev.parley.gateway.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Grants over REST. They are named in the query, so that the audit has them. */
@AdminAct
@Path("/api/v1/databases/{name}/access")
@Tag(name = "databases")
@RunOnVirtualThread
public class GrantResource {

    private final DatabaseAccess access;
    private final GrantRepository grants;
    private final JsonWebToken token;

    GrantResource(DatabaseAccess access, GrantRepository grants, JsonWebToken token) {
        this.access = access;
        this.grants = grants;
        this.token = token;
    }

    @GET
    @PermissionsAllowed("database:manage")
    @Operation(
            summary = "Who may ask a database",
            description = "Without grants it is what `parley.access.default` says: open to everyone, or closed.")
    @APIResponse(responseCode = "200", description = "Its grants")
    @APIResponse(responseCode = "404", description = "There is no such database")
    public List<Grant> grants(@PathParam("name") String name) {
        access.requireManaged(Caller.of(token), name);
        return grants.of(name);
    }

    @PUT
    @PermissionsAllowed("database:manage")
    @Operation(
            summary = "Let somebody ask a database",
            description = "From its first grant on, a database can be asked by those alone who are granted it.")
    @APIResponse(responseCode = "200", description = "The grant, new or as it was")
    @APIResponse(responseCode = "400", description = "It says nobody, or a name that is none")
    @APIResponse(responseCode = "404", description = "There is no such database")
    public Grant grant(
            @PathParam("name") String name,
            @Parameter(description = "The `sub` of their tokens", example = "ann") @QueryParam("subject")
                    String subject,
            @Parameter(description = "The `tenant` of their tokens; alone, all of it", example = "acme")
                    @QueryParam("tenant")
                    String tenant,
            @Parameter(
                            description = "Instead of both",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("everyone")
                    String everyone) {
        Caller caller = Caller.of(token);
        access.requireManaged(caller, name);
        return grants.add(
                name, Grantee.of(subject, tenant, ListParameters.truth("everyone", everyone, false)), caller.subject());
    }

    @DELETE
    @PermissionsAllowed("database:manage")
    @Operation(
            summary = "Take back a grant",
            description = "The last one stays where its database would be open to everyone without it.")
    @APIResponse(responseCode = "204", description = "There is no such grant any more")
    @APIResponse(responseCode = "400", description = "It says nobody, or a name that is none")
    @APIResponse(responseCode = "404", description = "There is no such database")
    @APIResponse(responseCode = "409", description = "It is the last one, and `parley.access.default` is open")
    public void revoke(
            @PathParam("name") String name,
            @QueryParam("subject") String subject,
            @QueryParam("tenant") String tenant,
            @Parameter(
                            description = "Instead of both",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("everyone")
                    String everyone) {
        access.requireManaged(Caller.of(token), name);
        access.revoke(name, Grantee.of(subject, tenant, ListParameters.truth("everyone", everyone, false)));
    }
}
