package dev.parley.gateway.watch;

import dev.parley.gateway.security.AdminAct;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The findings of all watchers over REST. */
@AdminAct
@Path("/api/v1/admin/findings")
@Tag(name = "admin")
@RunOnVirtualThread
public class FindingsResource {

    private final Watchers watchers;

    FindingsResource(Watchers watchers) {
        this.watchers = watchers;
    }

    @GET
    @PermissionsAllowed("admin:read")
    @Operation(
            summary = "What the watchers have found, worst first",
            description =
                    "Of what this gateway saw since its start; a finding that was not seen for a while is left out."
                            + " Of all tenants: a token with a `tenant` is refused.")
    public List<Finding> findings(
            @Parameter(description = "Only of this watcher", example = "BugHunter") @QueryParam("watcher")
                    String watcher) {
        return watchers.findings().stream()
                .filter(finding -> watcher == null || finding.watcher().equals(watcher))
                .toList();
    }
}
