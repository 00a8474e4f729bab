package dev.parley.gateway.context;

import dev.parley.gateway.security.AdminAct;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Statistics of contexts over REST. */
@AdminAct
@Path("/api/v1/admin/context")
@Tag(name = "admin")
@RunOnVirtualThread
public class ContextResource {

    private final ContextWatcher watcher;

    ContextResource(ContextWatcher watcher) {
        this.watcher = watcher;
    }

    @GET
    @PermissionsAllowed("admin:read")
    @Operation(
            summary = "How much of each database's schema goes to the coder with a question, and what is asked back",
            description =
                    "Of what this gateway saw since its start, of all tenants: a token with a `tenant` is refused.")
    public List<ContextTally> context() {
        return watcher.tallies();
    }
}
