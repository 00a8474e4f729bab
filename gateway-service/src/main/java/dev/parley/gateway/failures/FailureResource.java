package dev.parley.gateway.failures;

import dev.parley.gateway.security.AdminAct;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Failures by class over REST. */
@AdminAct
@Path("/api/v1/admin/failures")
@Tag(name = "admin")
@RunOnVirtualThread
public class FailureResource {

    private final BugHunter bugHunter;

    FailureResource(BugHunter bugHunter) {
        this.bugHunter = bugHunter;
    }

    @GET
    @PermissionsAllowed("admin:read")
    @Operation(
            summary = "What has failed, by class, most frequent first",
            description =
                    "Of what this gateway saw since its start, of all tenants: a token with a `tenant` is refused.")
    public List<FailureTally> failures() {
        return bugHunter.tallies();
    }

    @GET
    @Path("/classes")
    @PermissionsAllowed("admin:read")
    @Operation(
            summary = "Every class of failure: cause, what to do, and whose it is",
            description = "By error code, by SQLSTATE (two characters are a class of codes), and by kind of exception."
                    + " A token with a `tenant` is refused.")
    public List<FailureClass> classes() {
        return Classification.all();
    }
}
