package dev.parley.gateway.users;

import dev.parley.gateway.paging.ListParameters;
import dev.parley.gateway.paging.LongPage;
import dev.parley.gateway.paging.PageCursor;
import dev.parley.gateway.security.AdminAct;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.runtime.repository.StaleRowException;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Users over REST. */
@AdminAct
@Path("/api/v1/admin/users")
@Tag(name = "admin")
@RunOnVirtualThread
public class UserResource {

    private static final int MAX_CHARS = 200;
    private static final int ATTEMPTS = 5;

    private final UserRepository repository;

    UserResource(UserRepository repository) {
        this.repository = repository;
    }

    @GET
    @PermissionsAllowed("admin:users")
    @Operation(
            summary = "Who has called, and who called last first",
            description = "Of all tenants: a token with a `tenant` is refused.")
    @APIResponseSchema(UserPage.class)
    @APIResponse(responseCode = "400", description = "A filter, or the cursor, cannot be read")
    public UserPage users(
            @QueryParam("tenant") String tenant,
            @Parameter(example = "ann") @QueryParam("subject") String subject,
            @Parameter(description = "In whatever case") @QueryParam("email") String email,
            @Parameter(
                            description = "`false` for those who were deactivated",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("active")
                    String active,
            @BeanParam LongPage page) {
        UserFilter filter = new UserFilter(
                ListParameters.text("tenant", tenant, MAX_CHARS),
                ListParameters.text("subject", subject, MAX_CHARS),
                ListParameters.text("email", email, MAX_CHARS),
                active == null ? null : ListParameters.truth("active", active, true),
                PageCursor.of(page.cursor(), UUID::fromString),
                page.limit());
        return UserPage.of(repository.find(filter), filter.limit());
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("admin:users")
    @Operation(
            summary = "Deactivate somebody, or let them in again",
            description = "Who is deactivated is refused at every gateway within seconds, whatever their token says:"
                    + " requests, records and what they have open. A token with a `tenant` is refused.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = UserChange.class),
                            examples = @ExampleObject(name = "deactivate", value = "{\"active\": false}")))
    @APIResponseSchema(User.class)
    @APIResponse(responseCode = "400", description = "`active` must be true or false")
    @APIResponse(responseCode = "404", description = "Nobody of that id has called")
    public User change(@PathParam("id") UUID id, UserChange change) {
        if (change == null || change.active() == null) {
            throw new ValidationException(ErrorCode.INVALID_REQUEST, "Send {\"active\": false}, or true");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return changed(id, change.active());
            } catch (StaleRowException e) { // they called in between
                if (attempt == ATTEMPTS) {
                    throw new ValidationException(
                            ErrorCode.STALE_VERSION, "They were changed meanwhile, again and again; try again");
                }
            }
        }
    }

    private User changed(UUID id, boolean active) {
        User user = repository.findStored(id).orElseThrow(NotFoundException::new);
        if (user.active() == active) {
            return user;
        }
        User changed = user.withActive(active);
        repository.update(changed);
        return changed;
    }
}
