package dev.parley.gateway.databases;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.security.Caller;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.schema.SchemaCatalog;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    public List<DatabaseView> databases() {
        Set<String> usable = access.usable(Caller.of(token));
        return databases.descriptions().entrySet().stream()
                .filter(entry -> usable.contains(entry.getKey()))
                .map(entry -> new DatabaseView(entry.getKey(), entry.getValue()))
                .toList();
    }

    @GET
    @Path("/{name}/schema")
    @PermissionsAllowed("query:read")
    @Operation(summary = "Tables, columns, keys and comments of a database, as far as questions can see them")
    public SchemaSnapshot schema(@PathParam("name") String name) {
        access.require(Caller.of(token), name);
        return catalog.snapshot(name);
    }

    /** A database that can be asked. */
    @Schema(name = "Database")
    record DatabaseView(String name, String description) {}
}
