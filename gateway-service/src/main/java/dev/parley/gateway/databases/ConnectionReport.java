package dev.parley.gateway.databases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a test of a database found.
 *
 * @param usable whether questions to it can be answered
 * @param tables that the sandbox role may read; null when that could not be seen
 * @param unknownNames of {@code hide} and {@code sensitive}, which are not there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ConnectionReport")
record ConnectionReport(
        boolean usable, RoleReport catalog, RoleReport sandbox, Integer tables, List<String> unknownNames) {

    /**
     * @param connected null when that was not tried
     * @param message for people; null when there is nothing to say
     * @param findings what the role may do beyond reading; null when that was not looked at
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RoleReport")
    record RoleReport(String username, Boolean connected, String message, List<FindingView> findings) {

        boolean isConnected() {
            return Boolean.TRUE.equals(connected);
        }

        boolean isRefused() {
            return findings != null && findings.stream().anyMatch(finding -> "REFUSED".equals(finding.level()));
        }
    }

    /**
     * @param level REFUSED: no question may run in such a role; WIDE: the other layers have to hold against it
     * @param remedy SQL for the owner of the database
     */
    @Schema(name = "RoleFinding")
    record FindingView(String level, String finding, String remedy) {}
}
