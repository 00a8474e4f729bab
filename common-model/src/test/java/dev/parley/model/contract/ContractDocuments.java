package dev.parley.model.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.model.Json;
import dev.parley.model.message.AgentAnnouncement;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ClarificationRequest;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.model.message.Message;
import dev.parley.model.message.MessageTypes;
import dev.parley.model.message.QueryCommand;
import dev.parley.model.message.RequestWithdrawn;
import dev.parley.model.message.TaskResult;
import dev.parley.model.message.TesterRequest;
import dev.parley.model.message.Topics;
import java.util.LinkedHashMap;
import java.util.Map;

/** AsyncAPI 3.0 and JSON Schema 2020-12 of the contract, made from the records. */
final class ContractDocuments {

    private final RecordSchemas schemas = new RecordSchemas();

    /** File name → document. */
    Map<String, JsonNode> all() {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        for (Class<? extends Message> type : MessageTypes.all()) {
            documents.put("schemas/" + type.getSimpleName() + ".json", schemas.of(type));
        }
        documents.put("asyncapi.json", asyncApi());
        return documents;
    }

    private static JsonNode asyncApi() {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("asyncapi", "3.0.0");
        root.putObject("info")
                .put("title", "Parley")
                .put("version", "1")
                .put(
                        "description",
                        "The topics of Parley. Records are CloudEvents 1.0 in Kafka's binary mode: JSON values, the"
                                + " attributes as headers, the task id as key. On parley.queries the structured mode"
                                + " (content-type application/cloudevents+json) and plain JSON without attributes are"
                                + " taken too, ce_id may be any text that is unique within ce_source, and the key is the"
                                + " producer's own.");
        root.put("defaultContentType", "application/json");
        ObjectNode channels = root.putObject("channels");
        ObjectNode operations = root.putObject("operations");
        channel(
                channels,
                operations,
                Topics.QUERIES,
                QueryCommand.class,
                "receive",
                "The gateway takes questions, answers and cancellations from any producer");
        channel(
                channels,
                operations,
                Topics.CLARIFIER,
                ClarificationRequest.class,
                "send",
                "The gateway asks what a question means");
        channel(channels, operations, Topics.CODER, CodeGenerationRequest.class, "send", "The gateway asks for SQL");
        channel(
                channels,
                operations,
                Topics.TESTER,
                TesterRequest.class,
                "send",
                "The gateway has SQL tested, or readings compared");
        channel(
                channels,
                operations,
                Topics.WITHDRAWN,
                RequestWithdrawn.class,
                "send",
                "The gateway tells all agents that it waits for a reply no longer");
        channel(channels, operations, Topics.REPLIES, AgentReply.class, "receive", "The agents reply");
        channel(
                channels,
                operations,
                Topics.RESULTS,
                TaskResult.class,
                "send",
                "The gateway publishes what became of a question");
        channel(
                channels,
                operations,
                Topics.AGENTS,
                AgentAnnouncement.class,
                "receive",
                "The agents announce themselves");
        ObjectNode components = root.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (Class<? extends Message> type : MessageTypes.all()) {
            ObjectNode message = messages.putObject(type.getSimpleName());
            message.put("name", type.getSimpleName());
            message.putObject("headers").put("$ref", "#/components/schemas/CloudEventHeaders");
            message.putObject("payload").put("$ref", "schemas/" + type.getSimpleName() + ".json");
        }
        headers(components.putObject("schemas").putObject("CloudEventHeaders"));
        return root;
    }

    private static void channel(
            ObjectNode channels,
            ObjectNode operations,
            String topic,
            Class<? extends Message> family,
            String action,
            String summary) {
        String name = topic.substring(topic.indexOf('.') + 1);
        ObjectNode channel = channels.putObject(name);
        channel.put("address", topic);
        ObjectNode messages = channel.putObject("messages");
        for (Class<? extends Message> type : MessageTypes.all()) {
            if (family.isAssignableFrom(type)) {
                messages.putObject(type.getSimpleName()).put("$ref", "#/components/messages/" + type.getSimpleName());
            }
        }
        ObjectNode operation = operations.putObject(action + Character.toUpperCase(name.charAt(0)) + name.substring(1));
        operation.put("action", action).put("summary", summary);
        operation.putObject("channel").put("$ref", "#/channels/" + name);
    }

    private static void headers(ObjectNode schema) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        property(properties, "ce_specversion", "Always 1.0");
        property(
                properties,
                "ce_id",
                "Id of the message, a UUID in what Parley writes; a second one with it changes nothing");
        property(
                properties,
                "ce_type",
                "Name of the message; on parley.queries it may have a prefix that ends with a dot");
        property(properties, "ce_source", "Who wrote it");
        property(properties, "ce_subject", "The task id");
        property(properties, "ce_time", "RFC 3339");
        property(properties, "ce_causationid", "ce_id of the message that this one answers");
    }

    private static void property(ObjectNode properties, String name, String description) {
        properties.putObject(name).put("type", "string").put("description", description);
    }
}
