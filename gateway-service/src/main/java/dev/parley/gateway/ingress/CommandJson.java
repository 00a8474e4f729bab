package dev.parley.gateway.ingress;

import static dev.parley.gateway.ingress.RecordText.shortened;
import static dev.parley.gateway.ingress.RecordText.unreadable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.parley.gateway.problem.UnreadableJson;
import dev.parley.model.Json;
import dev.parley.model.error.ParleyException;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.QueryCommand;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            throw notACommand(e, json, type);
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

    private static ValidationException notACommand(JsonProcessingException e, JsonNode json, Class<?> type) {
        String command = type.getSimpleName();
        if (!(e instanceof JsonMappingException mapping)) {
            return notJson(e);
        }
        if (mapping.getCause() instanceof ParleyException cause) {
            // A field that is missing may be there, misspelt.
            return unreadable("not a " + command + ": "
                    + unknownField(json, type).map(CommandJson::unknown).orElse(cause.getMessage()));
        }
        String field = shortened(UnreadableJson.field(mapping));
        return unreadable("not a " + command + ": "
                + (e instanceof UnrecognizedPropertyException
                        ? unknown(field)
                        : "`" + field + "` does not have the right type" + UnreadableJson.wanted(mapping)));
    }

    private static Optional<String> unknownField(JsonNode json, Class<?> type) {
        Set<String> known =
                MAPPER.getDeserializationConfig().introspect(MAPPER.constructType(type)).findProperties().stream()
                        .map(BeanPropertyDefinition::getName)
                        .collect(Collectors.toSet());
        return json.propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .findFirst();
    }

    private static String unknown(String field) {
        return "unknown field `" + shortened(field) + "`";
    }

    private static ValidationException notJson(IOException e) {
        String why = e instanceof JsonProcessingException json
                ? UnreadableJson.notJson(json).orElse(": " + json.getOriginalMessage())
                : ": " + e.getMessage();
        return unreadable("not JSON" + (why.length() <= 300 ? why : why.substring(0, 300) + "…"));
    }
}
