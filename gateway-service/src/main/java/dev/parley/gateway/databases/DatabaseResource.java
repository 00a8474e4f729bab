package dev.parley.gateway.databases;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.paging.LongPage;
import dev.parley.gateway.security.Caller;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.schema.SchemaCatalog;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The databases over REST. */
@Path("/api/v1/databases")
@Tag(name = "databases")
@RunOnVirtualThread
public class DatabaseResource {

    private final TargetDatabases databases;
    private final SchemaCatalog catalog;
    private final DatabaseAccess access;
    private final JsonWebToken token;

    DatabaseResource(TargetDatabases databases, SchemaCatalog catalog, DatabaseAccess access, JsonWebToken token) {
        this.databases = databases;
        this.catalog = catalog;
        this.access = access;
        this.token = token;
    }

    @GET
    @PermissionsAllowed("query:read")
    @Operation(summary = "The databases that you can ask")
    public List<DatabaseEntry> databases() {
        Set<String> usable = access.usable(Caller.of(token));
        return databases.descriptions().entrySet().stream()
                .filter(entry -> usable.contains(entry.getKey()))
                .map(entry -> new DatabaseEntry(
                        entry.getKey(), entry.getValue(), databases.configured().contains(entry.getKey())))
                .toList();
    }

    @GET
    @Path("/{name}/schema")
    @PermissionsAllowed("query:read")
    @Operation(
            summary =
                    "Tables, columns, keys, checks, indexes and comments of a database, as far as questions can see them",
            description = "In pages; what is hidden is not there, sensitive columns are marked.")
    @APIResponseSchema(SchemaPage.class)
    @APIResponse(responseCode = "404", description = "There is no such database")
    @APIResponse(responseCode = "503", description = "The database does not answer")
    public SchemaPage schema(
            @PathParam("name") String name,
            @Parameter(description = "Part of a name or comment of tables or columns", example = "customer")
                    @QueryParam("search")
                    String search,
            @BeanParam LongPage page) {
        access.require(Caller.of(token), name);
        SchemaSnapshot schema = catalog.snapshot(name);
        return SchemaPage.of(schema, catalog.details(schema), search, page.cursor(), page.limit());
    }

    /**
     * A database that can be asked.
     *
     * @param configured whether it is in the configuration, and cannot be changed by REST
     */
    @Schema(name = "Database")
    record DatabaseEntry(String name, String description, boolean configured) {}
}
