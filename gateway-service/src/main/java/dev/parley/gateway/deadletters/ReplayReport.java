package dev.parley.gateway.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a call to replay several. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReplayReport")
record ReplayReport(
        @Schema(description = "How many are back in their topic", examples = "17")
        int replayed,

        @Schema(description = "Those that could not be put back, and why")
        List<Refused> refused,

        @Schema(description = "Send it as `cursor` to go on; missing when there are no more")
        String next) {

    @Schema(name = "RefusedReplay")
    record Refused(Place place, String why) {}
}
