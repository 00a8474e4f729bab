package dev.parley.gateway.databases;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.paging.ListParameters;
import dev.parley.gateway.security.AdminAct;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.schema.SchemaCatalog;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Registering databases over REST, for administrators. */
@AdminAct
@Path("/api/v1/databases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "databases")
@RunOnVirtualThread
public class RegistrationResource {

    private static final String MANAGE = "database:manage";

    private final DatabaseRegistrar registrar;
    private final SchemaEpochs epochs;
    private final TargetDatabases databases;
    private final SchemaCatalog catalog;
    private final DatabaseAccess access;
    private final JsonWebToken token;

    RegistrationResource(
            DatabaseRegistrar registrar,
            SchemaEpochs epochs,
            TargetDatabases databases,
            SchemaCatalog catalog,
            DatabaseAccess access,
            JsonWebToken token) {
        this.registrar = registrar;
        this.epochs = epochs;
        this.databases = databases;
        this.catalog = catalog;
        this.access = access;
        this.token = token;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(MANAGE)
    @Operation(
            summary = "Register a database",
            description =
                    "It is tested, and can be asked at once, in each service. Passwords are sealed, and never"
                            + " returned. When its registrant's token has a tenant, the database is that tenant's: granted to it"
                            + " alone, and managed by it. Else `parley.access.default` says who may ask it until its first grant.")
    @APIResponse(
            responseCode = "201",
            description = "It can be asked",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DatabaseView.class)))
    @APIResponse(responseCode = "409", description = "The name is taken, or there is no key to seal passwords with")
    @APIResponse(responseCode = "422", description = "It did not pass its test, or its host is not allowed")
    public Response register(
            DatabaseRequest request,
            @Parameter(
                            description = "false: without a test",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
                    @QueryParam("check")
                    String check) {
        DatabaseView view = registrar.register(required(request), isChecked(check), registrant(request.name()));
        return answer(
                Response.created(UriBuilder.fromPath("/api/v1/databases/{name}").build(view.name())), view);
    }

    @GET
    @Path("/{name}")
    @PermissionsAllowed(MANAGE)
    @Operation(summary = "A registered database, without its passwords; ETag is its version")
    @APIResponse(
            responseCode = "200",
            description = "The database, but for its passwords",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DatabaseView.class)))
    @APIResponse(responseCode = "404", description = "There is no such registered database")
    @APIResponse(responseCode = "409", description = "It is in the configuration")
    public Response get(@PathParam("name") String name) {
        managing(name);
        return answer(Response.ok(), DatabaseView.of(registrar.get(name), null));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/{name}")
    @PermissionsAllowed(MANAGE)
    @Operation(
            summary = "Change a registered database",
            description = "The whole of it, based on the version that If-Match or `version` names. What runs on it ends"
                    + " as it was; new questions find it changed.")
    @APIResponse(
            responseCode = "200",
            description = "The database as it is now",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DatabaseView.class)))
    @APIResponse(responseCode = "404", description = "There is no such registered database")
    @APIResponse(
            responseCode = "409",
            description = "It is in the configuration, or there is no key to seal passwords with")
    @APIResponse(responseCode = "412", description = "Somebody else changed it")
    @APIResponse(responseCode = "422", description = "It did not pass its test, or its host is not allowed")
    public Response change(
            @PathParam("name") String name,
            @Parameter(example = "\"17\"") @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Parameter(
                            description = "false: without a test",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
                    @QueryParam("check")
                    String check,
            DatabaseRequest request) {
        DatabaseRequest named = required(request).named(name);
        Long version = version(ifMatch, named.version());
        return answer(Response.ok(), registrar.change(named, version, isChecked(check), managing(name)));
    }

    @DELETE
    @Path("/{name}")
    @PermissionsAllowed(MANAGE)
    @Operation(summary = "Remove a registered database; nothing in it is touched")
    @APIResponse(responseCode = "204", description = "It takes no more questions")
    @APIResponse(responseCode = "404", description = "There is no such registered database")
    @APIResponse(responseCode = "409", description = "It is in the configuration")
    @APIResponse(responseCode = "412", description = "Somebody else changed it")
    public void remove(@PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        managing(name);
        registrar.remove(name, ifMatch == null ? null : version(ifMatch, null));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Path("/test")
    @PermissionsAllowed(MANAGE)
    @Operation(
            summary = "Test a database before it is registered",
            description = "Both roles connect; what the sandbox role may do beyond reading is told, with the SQL that"
                    + " mends it.")
    @APIResponseSchema(ConnectionReport.class)
    @APIResponse(responseCode = "422", description = "No database may be registered on that host")
    public ConnectionReport test(DatabaseRequest request) {
        return registrar.test(required(request), Caller.of(token));
    }

    @POST
    @Path("/{name}/test")
    @PermissionsAllowed(MANAGE)
    @Operation(summary = "Test a registered database")
    @APIResponseSchema(ConnectionReport.class)
    @APIResponse(responseCode = "404", description = "There is no such registered database")
    @APIResponse(responseCode = "409", description = "It is in the configuration")
    public ConnectionReport test(@PathParam("name") String name) {
        return registrar.test(name, managing(name));
    }

    @POST
    @Path("/{name}/schema/refresh")
    @PermissionsAllowed(MANAGE)
    @Operation(
            summary = "Read a database's schema anew",
            description = "After a migration. All services forget what they know of its tables and values.")
    @APIResponseSchema(Refreshed.class)
    @APIResponse(responseCode = "404", description = "There is no such database")
    @APIResponse(responseCode = "503", description = "The database does not answer")
    public Refreshed refresh(@PathParam("name") String name) {
        managing(name);
        databases.requireKnown(name);
        epochs.next(Set.of(name));
        SchemaSnapshot schema = catalog.snapshot(name);
        return new Refreshed(name, schema.fingerprint(), schema.tables().size(), schema.takenAt());
    }

    /** A schema that was read anew. */
    @Schema(name = "RefreshedSchema")
    record Refreshed(String database, String fingerprint, int tables, Instant takenAt) {}

    /** A token's list of databases holds for new ones, too. */
    private Caller registrant(String name) {
        Caller caller = Caller.of(token);
        if (caller.databases() != null && !caller.databases().contains(name)) {
            throw new ValidationException(
                    ErrorCode.UNKNOWN_DATABASE, "Your token is for other databases than \"" + name + "\"");
        }
        return caller;
    }

    /** Also of one that is stored and cannot be used. */
    private Caller managing(String name) {
        Caller caller = Caller.of(token);
        if (access.managed(caller, Set.of(name)).isEmpty()) {
            throw new ValidationException(
                    ErrorCode.UNKNOWN_DATABASE, "There is no registered database called \"" + name + "\"");
        }
        return caller;
    }

    private static boolean isChecked(String check) {
        return ListParameters.truth("check", check, true);
    }

    private static Response answer(Response.ResponseBuilder response, DatabaseView view) {
        return response.entity(view).tag(Long.toString(view.version())).build();
    }

    private static DatabaseRequest required(DatabaseRequest request) {
        if (request == null) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "The body is empty; send {\"name\": \"…\", \"url\": \"…\", \"catalog\": {…}, \"sandbox\": {…}}");
        }
        return request;
    }

    /** Null for whatever is there, which {@code If-Match: *} means. */
    private static Long version(String ifMatch, Long inBody) {
        if (ifMatch == null && inBody == null) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "Say which version the change is based on: send its ETag as If-Match, or `version`");
        }
        if (ifMatch == null) {
            return inBody;
        }
        if (ifMatch.strip().equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.strip().replace("W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw new ValidationException(ErrorCode.INVALID_REQUEST, "`If-Match` must be an ETag such as \"17\"");
        }
    }
}
