package dev.parley.gateway.databases;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.security.AdminAct;
import dev.parley.gateway.security.Caller;
import dev.parley.runtime.cache.CacheManager;
import dev.parley.runtime.cache.CacheRegion;
import dev.parley.runtime.cache.HitRates;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final List<String> CACHES =
            List.of("schema", "details", "unreadable", "values", "engines", "facts", "roles", "judgements");

    private final DatabaseRepository repository;
    private final DatabaseRegistry registry;
    private final TargetDatabases databases;
    private final DatabaseAccess access;
    private final CacheManager cache;
    private final JsonWebToken token;

    CacheResource(
            DatabaseRepository repository,
            DatabaseRegistry registry,
            TargetDatabases databases,
            DatabaseAccess access,
            CacheManager cache,
            JsonWebToken token) {
        this.repository = repository;
        this.registry = registry;
        this.databases = databases;
        this.access = access;
        this.cache = cache;
        this.token = token;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("admin:cache-clear")
    @Operation(
            summary = "Forget what is remembered of the databases",
            description =
                    "Of one database, or of all: schema, details, values, facts for the guard, checks of roles. Who"
                            + " manages all and names none clears everything else that is shared as well, such as users."
                            + " This gateway forgets at once, all other services as soon as the word of it comes, in any case within"
                            + " `parley.registry.poll`; the shared level in Redis goes with them. Answers that were given and"
                            + " replies that an agent keeps for records that come twice are no cache, and stay.")
    @RequestBody(required = false)
    @APIResponseSchema(Cleared.class)
    @APIResponse(responseCode = "404", description = "There is no such database")
    public Cleared clear(ClearCacheRequest request) {
        String database = request == null ? null : request.database();
        Caller caller = Caller.of(token);
        Set<String> names = names(database, caller);
        boolean everything = database == null && access.managesAll(caller);
        repository.nextEpochs(names);
        registry.read();
        cache.invalidate(
                everything
                        ? Set.of(CacheRegion.everything())
                        : names.stream().map(CacheRegion::ofDatabase).collect(Collectors.toSet()));
        return new Cleared(List.copyOf(names), caches(everything), Instant.now(), rates());
    }

    private List<String> caches(boolean everything) {
        return everything
                ? Stream.concat(CACHES.stream(), cache.hitRates().keySet().stream())
                        .distinct()
                        .toList()
                : CACHES;
    }

    private Map<String, Rates> rates() {
        return cache.hitRates().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> Rates.of(one.getValue())));
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

            Instant clearedAt,

            @Schema(
                    description =
                            "By cache that is shared over Redis, how its values came to this gateway since its start")
            Map<String, Rates> rates) {}

    /** How values of a cache came. */
    @Schema(name = "CacheRates")
    record Rates(
            @Schema(description = "The part that was not computed, from 0 to 1")
            double hits,

            @Schema(description = "From this gateway") long local,

            @Schema(description = "From Redis") long shared,

            @Schema(description = "Computed, and kept") long computed,

            @Schema(description = "Computed and not kept, since something was being changed")
            long passed) {

        static Rates of(HitRates rates) {
            return new Rates(rates.rate(), rates.local(), rates.shared(), rates.computed(), rates.passed());
        }
    }
}
