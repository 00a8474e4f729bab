package dev.parley.gateway.failures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A class of failures that was seen. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FailureTally")
record FailureTally(
        @JsonUnwrapped FailureClass failureClass,
        long count,

        @Schema(description = "Those that went back to the coder instead of ending their task")
        long sentToRepair,

        Instant firstSeen,
        Instant lastSeen,

        @Schema(description = "The last task that failed so; its audit rows have the detail", nullable = true)
        UUID exampleTask,

        @Schema(description = "The part of the gateway that broke", nullable = true)
        String where) {

    static FailureTally none(FailureClass failureClass) {
        return new FailureTally(failureClass, 0, 0, null, null, null, null);
    }

    FailureTally seen(Instant at, UUID taskId, String part, boolean repair) {
        return new FailureTally(
                failureClass,
                count + 1,
                sentToRepair + (repair ? 1 : 0),
                firstSeen == null ? at : firstSeen,
                at,
                taskId == null ? exampleTask : taskId,
                part == null ? where : part);
    }
}
