package dev.parley.gateway.socket;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import dev.parley.model.contract.RecordSchemas;
import java.util.LinkedHashMap;
import java.util.Map;

/** AsyncAPI 3.0 and JSON Schema 2020-12 of what is said over the WebSocket, made from the records. */
final class SocketContract {

    private final RecordSchemas said = new RecordSchemas(ClientFields::describe);
    private final RecordSchemas answered = new RecordSchemas();
    private final Map<String, JsonNode> documents = new LinkedHashMap<>();
    private final ObjectNode root = Json.mapper().createObjectNode();

    /** File name → document. */
    Map<String, JsonNode> all() {
        root.put("asyncapi", "3.0.0");
        root.putObject("info")
                .put("title", "Parley's WebSocket")
                .put("version", "1")
                .put(
                        "description",
                        "Questions, answers and events over one connection: JSON objects in text frames, up to 64 KB. The"
                                + " handshake has a token, as the header Authorization or as a second subprotocol beside"
                                + " parley.v1: bearer.<token>.");
        root.put("defaultContentType", "application/json");
        ObjectNode channel = root.putObject("channels").putObject("socket");
        channel.put("address", TaskSocket.PATH);
        ObjectNode inChannel = channel.putObject("messages");
        ObjectNode operations = root.putObject("operations");
        ObjectNode messages = root.putObject("components").putObject("messages");
        add(ClientMessage.class, said, operation(operations, "receive", "What a client says"), inChannel, messages);
        add(ServerMessage.class, answered, operation(operations, "send", "What the gateway says"), inChannel, messages);
        documents.put("asyncapi.json", root);
        return documents;
    }

    private static ArrayNode operation(ObjectNode operations, String action, String summary) {
        ObjectNode operation = operations.putObject(action);
        operation.put("action", action).put("summary", summary);
        operation.putObject("channel").put("$ref", "#/channels/socket");
        return operation.putArray("messages");
    }

    private void add(
            Class<?> family, RecordSchemas schemas, ArrayNode operation, ObjectNode channel, ObjectNode messages) {
        for (JsonSubTypes.Type type : family.getAnnotation(JsonSubTypes.class).value()) {
            String name = type.name();
            operation.addObject().put("$ref", "#/channels/socket/messages/" + name);
            channel.putObject(name).put("$ref", "#/components/messages/" + name);
            messages.putObject(name).put("name", name).putObject("payload").put("$ref", "schemas/" + name + ".json");
            documents.put("schemas/" + name + ".json", ClientFields.related(type.value(), schemas.of(type.value())));
        }
    }
}
