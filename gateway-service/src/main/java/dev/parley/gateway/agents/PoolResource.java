package dev.parley.gateway.agents;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.gateway.security.AdminAct;
import dev.parley.model.message.PoolCounters;
import dev.parley.runtime.database.PoolCensus;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
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
    private final AgentDirectory directory;

    PoolResource(PoolCensus census, AgentDirectory directory) {
        this.census = census;
        this.directory = directory;
    }

    @GET
    @PermissionsAllowed("admin:read")
    @Operation(
            summary = "Pools of database connections: how many are in use, free, and waited for",
            description =
                    "Of this gateway as they are now, of the agents as they last announced them. A pool is there from"
                            + " its first use.")
    public Pools pools() {
        return new Pools(
                census.pools(),
                directory.agents().stream()
                        .filter(agent -> agent.pools() != null && !agent.pools().isEmpty())
                        .map(agent -> new AgentPools(
                                agent.agent(), agent.instance(), agent.status(), agent.seenAt(), agent.pools()))
                        .toList());
    }

    /** The pools of a gateway and of the agents. */
    @Schema(name = "Pools")
    record Pools(List<PoolCounters> gateway, List<AgentPools> agents) {}

    /** @param seenAt when it announced them */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AgentPools")
    record AgentPools(
            String agent, String instance, AgentView.Health status, Instant seenAt, List<PoolCounters> pools) {}
}
