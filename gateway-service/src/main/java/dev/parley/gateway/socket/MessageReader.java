package dev.parley.gateway.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import dev.parley.gateway.problem.UnreadableJson;
import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;

/** From text to messages. A field that is not known is a mistake of the client, and is told. */
final class MessageReader {

    private static final int LONGEST_ID = 100;

    private final ObjectMapper mapper = Json.strictMapper();

    /** A message as JSON, whose id can be given back even when the rest is wrong. */
    record Draft(String id, JsonNode json) {}

    /** @throws ValidationException when it is no JSON object, or its id is not a short text */
    Draft draft(String text) {
        JsonNode json;
        try {
            json = mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ValidationException(UnreadableJson.failure(e, "message"));
        }
        if (json == null || !json.isObject()) {
            throw invalid("A message is a JSON object, such as {\"type\": \"ping\"}");
        }
        JsonNode id = json.get("id");
        if (id != null && !id.isNull() && (!id.isTextual() || id.asText().length() > LONGEST_ID)) {
            throw invalid("`id` is a text of up to " + LONGEST_ID + " characters");
        }
        return new Draft(id == null || id.isNull() ? null : id.asText(), json);
    }

    /** @throws ValidationException naming the type or field that is wrong */
    ClientMessage message(Draft draft) {
        JsonNode type = draft.json().get("type");
        if (type == null || !type.isTextual()) {
            throw invalid("`type` is missing: subscribe, unsubscribe, submit, answer, cancel or ping");
        }
        try {
            return mapper.treeToValue(draft.json(), ClientMessage.class);
        } catch (InvalidTypeIdException e) {
            throw invalid(
                    "`type` is subscribe, unsubscribe, submit, answer, cancel or ping, not \"" + e.getTypeId() + "\"");
        } catch (JsonProcessingException e) {
            throw new ValidationException(UnreadableJson.failure(e, "message"));
        }
    }

    private static ValidationException invalid(String message) {
        return new ValidationException(ErrorCode.INVALID_REQUEST, message);
    }
}
