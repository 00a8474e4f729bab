package dev.parley.gateway.databases;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.security.AdminAct;
import dev.parley.gateway.security.Caller;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.registry.DatabaseRegistry;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Clearing of caches over REST. */
@AdminAct
@Path(CacheResource.PATH)
@Tag(name = "admin")
@RunOnVirtualThread
public class CacheResource {

    static final String PATH = "/api/v1/admin/clear-cache";

    /** Where the first design had it. */
    private static final String FIRST_PATH = "/admin/clear-cache";

    /** What the services remember of a database, each under a key with its epoch in it. */
    private static final List<String> CACHES = List.of("schema", "values", "engines", "facts", "roles", "judgements");

    private final DatabaseRepository repository;
    private final DatabaseRegistry registry;
    private final TargetDatabases databases;
    private final DatabaseAccess access;
    private final JsonWebToken token;

    CacheResource(
            DatabaseRepository repository,
            DatabaseRegistry registry,
            TargetDatabases databases,
            DatabaseAccess access,
            JsonWebToken token) {
        this.repository = repository;
        this.registry = registry;
        this.databases = databases;
        this.access = access;
        this.token = token;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("admin:cache-clear")
    @Operation(
            summary = "Forget what is remembered of the databases",
            description =
                    "Of one database, or of all: schema, values, facts for the guard, checks of roles. This gateway"
                            + " forgets at once, all other services as soon as the word of it comes, in any case within"
                            + " `parley.registry.poll`; the shared level in Redis goes with them. Answers that were given and"
                            + " replies that an agent keeps for records that come twice are no cache, and stay.")
    @RequestBody(required = false)
    @APIResponseSchema(Cleared.class)
    @APIResponse(responseCode = "404", description = "There is no such database")
    public Cleared clear(ClearCacheRequest request) {
        Set<String> names = names(request == null ? null : request.database(), Caller.of(token));
        repository.nextEpochs(names);
        registry.read();
        return new Cleared(List.copyOf(names), CACHES, Instant.now());
    }

    /** What the caller may not manage stays. */
    private Set<String> names(String database, Caller caller) {
        if (database != null) {
            access.requireManaged(caller, database);
            return Set.of(database);
        }
        return access.managed(caller, databases.descriptions().keySet());
    }

    void alsoAtItsFirstPath(@Observes Router router) {
        router.post(FIRST_PATH).handler(request -> request.reroute(PATH));
    }

    /** Body of a clearing. */
    @Schema(name = "ClearCacheRequest")
    record ClearCacheRequest(
            @Schema(
                    description = "Only what is remembered of it; of all when missing",
                    examples = "demo",
                    nullable = true)
            String database) {}

    /** What was cleared. */
    @Schema(name = "ClearedCaches")
    record Cleared(
            List<String> databases,

            @Schema(description = "Names of the caches, each cleared in all its levels")
            List<String> caches,

            Instant clearedAt) {}
}
