package dev.parley.gateway.performance;

import dev.parley.gateway.paging.ListParameters;
import dev.parley.gateway.security.AdminAct;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Statistics of statements and steps over REST. */
@AdminAct
@Path("/api/v1/admin/performance")
@Tag(name = "admin")
@RunOnVirtualThread
public class PerformanceResource {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1_000;

    private final PerformanceAnalyzer analyzer;

    PerformanceResource(PerformanceAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    @GET
    @PermissionsAllowed("admin:read")
    @Operation(
            summary = "How long statements and steps took, and what the planner expected",
            description =
                    "Statements of all gateways, as long as `parley.analyzer.keep`; steps of what this gateway saw since its"
                            + " start. Of all tenants: a token with a `tenant` is refused.")
    public PerformanceView performance(
            @Parameter(description = "Only of this database") @QueryParam("database") String database,
            @Parameter(
                            description = "Most statements, 1 to 1000; 50 when missing",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "1000",
                                            defaultValue = "50"))
                    @QueryParam("limit")
                    String limit) {
        return analyzer.view(database, ListParameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT));
    }
}
