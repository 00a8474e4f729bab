package dev.parley.gateway.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ParleyException;
import java.time.Instant;
import java.util.stream.Collectors;

/** What is wrong with JSON that a client sent, in words for the client. */
public final class UnreadableJson {

    private UnreadableJson() {}

    /** @param what such as {@code body} */
    public static Failure failure(JsonProcessingException e, String what) {
        return Failure.of(ErrorCode.INVALID_REQUEST, describe(e, what), Instant.now());
    }

    private static String describe(JsonProcessingException e, String what) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "The " + what + " is not JSON: " + e.getOriginalMessage();
        }
        if (mapping.getCause() instanceof ParleyException parley) {
            return parley.failure().message();
        }
        String field = mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null)
                .collect(Collectors.joining("."));
        if (field.isEmpty()) {
            return "The " + what + " does not have the right form; send a JSON object";
        }
        return e instanceof UnrecognizedPropertyException
                ? "Unknown field `" + field + "`"
                : "`" + field + "` does not have the right type";
    }
}
