package dev.parley.gateway.ingress;

import static dev.parley.gateway.ingress.RecordText.shortened;
import static dev.parley.gateway.ingress.RecordText.unreadable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.parley.model.Json;
import dev.parley.model.error.ParleyException;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.QueryCommand;
import java.io.IOException;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;

/** JSON of producers, read strictly. Every failure says which field is wrong, and none of them names a class. */
final class CommandJson {

    private static final ObjectMapper MAPPER = Json.strictMapper();

    private CommandJson() {}

    /** @throws ValidationException when it is not one JSON object */
    static JsonNode tree(byte[] json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (tree.isObject()) {
                return tree;
            }
        } catch (IOException e) {
            throw notJson(e);
        }
        throw unreadable("the value is not a JSON object");
    }

    /** @throws ValidationException when it is not that command */
    static QueryCommand command(byte[] json, Class<? extends QueryCommand> type) {
        return command(tree(json), type);
    }

    /** @throws ValidationException when it is not that command */
    static QueryCommand command(JsonNode json, Class<? extends QueryCommand> type) {
        if (!json.isObject()) {
            throw unreadable("the data of a " + type.getSimpleName() + " has to be a JSON object");
        }
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw notACommand(e, type);
        }
    }

    /** @throws ValidationException when it is not JSON in Base64 */
    static JsonNode decoded(JsonNode base64) {
        try {
            if (base64.isTextual()) {
                return tree(Base64.getDecoder().decode(base64.textValue()));
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw unreadable("`data_base64` is not Base64");
    }

    private static ValidationException notACommand(JsonProcessingException e, Class<?> type) {
        String command = type.getSimpleName();
        if (!(e instanceof JsonMappingException mapping)) {
            return notJson(e);
        }
        if (mapping.getCause() instanceof ParleyException cause) {
            return unreadable("not a " + command + ": " + cause.getMessage());
        }
        String field = shortened(mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(".")));
        return unreadable(
                e instanceof UnrecognizedPropertyException
                        ? "not a " + command + ": unknown field `" + field + "`"
                        : "not a " + command + ": `" + field + "` does not have the right type");
    }

    private static ValidationException notJson(IOException e) {
        String why = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return unreadable("not JSON: " + (why.length() <= 300 ? why : why.substring(0, 300) + "…"));
    }
}
