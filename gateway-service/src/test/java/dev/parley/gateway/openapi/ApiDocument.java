package dev.parley.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.parley.gateway.testing.RestClient;
import dev.parley.model.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The OpenAPI document of the service under test, as one who programs against it reads it. */
final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;
    /** With the words that OpenAPI has besides. */
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            factory -> factory.metaSchema(JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                    .keywords(List.of(new NonValidationKeyword("components"), new NonValidationKeyword("example")))
                    .build()));

    private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();

    private ApiDocument(JsonNode document) {
        this.document = document;
    }

    static ApiDocument read() {
        return new ApiDocument(Json.read(RestClient.withToken(null).text("/q/openapi?format=json"), JsonNode.class));
    }

    /** An operation under {@code /api}. */
    record Operation(String method, String path, JsonNode description) {

        List<JsonNode> parameters(String in) {
            List<JsonNode> found = new ArrayList<>();
            for (JsonNode parameter : description.path("parameters")) {
                if (parameter.path("in").asText().equals(in)) {
                    found.add(parameter);
                }
            }
            return found;
        }

        JsonNode requestSchema() {
            return description
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("schema");
        }

        boolean isStream() {
            return !description
                    .path("responses")
                    .path("200")
                    .path("content")
                    .path("text/event-stream")
                    .isMissingNode();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(item -> METHODS.contains(item.getKey()) && path.getKey().startsWith("/api/"))
                .forEach(item -> operations.add(
                        new Operation(item.getKey().toUpperCase(Locale.ROOT), path.getKey(), item.getValue()))));
        return operations;
    }

    /** The schema itself where this is a reference to one. */
    JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : resolved(document.at(reference.substring(1)));
    }

    /**
     * What an answer has that the document does not tell of; empty when it is as documented.
     *
     * @param contentType without parameters; empty when there is none
     */
    List<String> contradictions(Operation operation, int status, String contentType, String body) {
        JsonNode response = operation.description().path("responses").path(Integer.toString(status));
        if (response.isMissingNode()) {
            return List.of("the status " + status + " is not documented");
        }
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            return body.isEmpty() ? List.of() : List.of("a body where none is documented");
        }
        JsonNode media = content.path(contentType);
        if (media.isMissingNode()) {
            return List.of("the content type `" + contentType + "` is not documented");
        }
        return contentType.endsWith("json") ? contradictions(media.path("schema"), body) : List.of();
    }

    private List<String> contradictions(JsonNode schema, String body) {
        if (schema.isEmpty()) {
            return List.of("its schema says nothing");
        }
        return compiled.computeIfAbsent(schema, this::compile).validate(Json.read(body, JsonNode.class)).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** With all named schemas beside it, so that references lead there. */
    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return schemas.getSchema(whole);
    }
}
