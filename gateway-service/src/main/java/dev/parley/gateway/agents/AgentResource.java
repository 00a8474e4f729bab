package dev.parley.gateway.agents;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The agents over REST. */
@Path("/api/v1/agents")
@Tag(name = "agents")
public class AgentResource {

    private final AgentDirectory directory;

    AgentResource(AgentDirectory directory) {
        this.directory = directory;
    }

    @GET
    @PermissionsAllowed("query:read")
    @Operation(summary = "Which agents are there, what they can do and what they have done")
    public List<AgentView> agents() {
        return directory.agents();
    }
}
