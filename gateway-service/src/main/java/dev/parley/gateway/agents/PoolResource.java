package dev.parley.gateway.agents;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.gateway.security.AdminAct;
import dev.parley.model.message.PoolCounters;
import dev.parley.runtime.database.DatabaseStates;
import dev.parley.runtime.database.PoolCensus;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pools of connections over REST. */
@AdminAct
@Path("/api/v1/admin/pools")
@Tag(name = "admin")
@RunOnVirtualThread
public class PoolResource {

    private final PoolCensus census;
    private final DatabaseStates databases;
    private final AgentDirectory directory;

    PoolResource(PoolCensus census, DatabaseStates databases, AgentDirectory directory) {
        this.census = census;
        this.databases = databases;
        this.directory = directory;
    }

    @GET
    @PermissionsAllowed("admin:read")
    @Operation(
            summary = "Pools of database connections: how many are in use, free, and waited for",
            description =
                    "Of this gateway as they are now, of the agents as they last announced them. A pool is there from"
                            + " its first use. And the state of each database, as this gateway, or the agent, found it"
                            + " lately: `up`, `slow`, `away` or `not asked`. A token with a"
                            + " `tenant` is refused.")
    public Pools pools() {
        return new Pools(
                census.pools(),
                databases.byName(),
                directory.agents().stream()
                        .filter(agent -> agent.pools() != null && !agent.pools().isEmpty())
                        .map(agent -> new AgentPools(
                                agent.agent(),
                                agent.instance(),
                                agent.status(),
                                agent.seenAt(),
                                agent.pools(),
                                agent.databases()))
                        .toList());
    }

    /** The pools of a gateway and of the agents. */
    @Schema(name = "Pools")
    record Pools(List<PoolCounters> gateway, Map<String, String> databases, List<AgentPools> agents) {}

    /**
     * @param seenAt when it announced them
     * @param databases states by name; null of an agent that does not say it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AgentPools")
    record AgentPools(
            String agent,
            String instance,
            AgentView.Health status,
            Instant seenAt,
            List<PoolCounters> pools,
            Map<String, String> databases) {}
}
