package dev.parley.gateway.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.QuerySubmitted;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a question that is asked again. */
@Schema(name = "RerunRequest")
record RerunRequest(
        @Schema(
                description = "Those that are to be other than before; null takes one back to its default",
                implementation = QueryOptions.class)
        ObjectNode options,

        @Schema(
                description = "Your own mark for the new task; that of the old one when missing",
                maxLength = 200,
                nullable = true)
        String reference) {

    static final RerunRequest NONE = new RerunRequest(null, null);

    private static final ObjectMapper STRICT = Json.strictMapper();

    /**
     * @throws JsonProcessingException when an option is not known or not of its type
     * @throws dev.parley.model.error.ValidationException when an option is out of its bounds
     */
    QuerySubmitted of(QuerySubmitted earlier) throws JsonProcessingException {
        ObjectNode merged = STRICT.valueToTree(earlier.options());
        if (options != null) {
            merged.setAll(options);
        }
        return new QuerySubmitted(
                earlier.query(),
                earlier.database(),
                STRICT.treeToValue(merged, QueryOptions.class),
                reference == null ? earlier.reference() : reference,
                earlier.follows());
    }
}
