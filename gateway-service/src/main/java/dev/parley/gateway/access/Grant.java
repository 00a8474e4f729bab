package dev.parley.gateway.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That somebody may ask a database. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Grant", description = "For everyone when it names neither subject nor tenant")
record Grant(
        @Schema(examples = "shop") String database,

        @Schema(description = "Of the tenant, or of none when there is no tenant", examples = "ann", nullable = true)
        String subject,

        @Schema(description = "All of it, when there is no subject", examples = "acme", nullable = true)
        String tenant,

        @Schema(examples = "admin") String grantedBy,

        Instant grantedAt) {}
