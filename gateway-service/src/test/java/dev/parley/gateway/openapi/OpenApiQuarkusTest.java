package dev.parley.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.model.Json;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The OpenAPI document of the running gateway: whether it says what the gateway does. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class OpenApiQuarkusTest {

    private final JsonNode document =
            Json.read(RestClient.withToken(null).text("/q/openapi?format=json"), JsonNode.class);

    @Test
    void shouldShowAPageToTryItOn() {
        assertThat(RestClient.withToken(null).text("/q/swagger-ui/")).contains("swagger-ui");
    }

    @Test
    void shouldDeclareHowToAuthenticate() {
        JsonNode schemes = document.path("components").path("securitySchemes");

        assertThat(schemes.findValuesAsText("scheme")).contains("bearer");
    }

    @Test
    void shouldSayOfEachOperationHowItIsRefused() {
        operations().forEach((name, operation) -> {
            assertThat(operation.path("summary").asText()).as(name).isNotEmpty();
            assertThat(operation.path("security").isEmpty())
                    .as(name + " has security")
                    .isFalse();
            operation.path("responses").properties().forEach(response -> {
                boolean ours = !response.getKey().equals("414"); // the server says it, without a body
                if (ours && response.getKey().compareTo("400") >= 0) {
                    JsonNode problem = response.getValue().path("content").path("application/problem+json");
                    assertThat(problem.path("schema").path("$ref").asText())
                            .as(name + " " + response.getKey())
                            .endsWith("/Problem");
                    assertThat(problem.path("example").path("error_code").asText())
                            .as(name + " " + response.getKey())
                            .startsWith("PARLEY-");
                }
            });
            assertThat(operation.path("responses").properties().stream().map(Map.Entry::getKey))
                    .as(name)
                    .contains("401", "403");
        });
    }

    /** An example with a field that its schema does not have would lead its reader astray. */
    @Test
    void shouldHaveExamplesOfTheirSchemas() {
        List<String> wrong = new ArrayList<>();
        operations().forEach((name, operation) -> {
            List<JsonNode> contents = new ArrayList<>();
            contents.add(operation.path("requestBody").path("content").path("application/json"));
            operation
                    .path("responses")
                    .forEach(response -> contents.add(response.path("content").path("application/json")));
            for (JsonNode content : contents) {
                JsonNode properties = resolved(content.path("schema")).path("properties");
                content.path("examples").forEach(example -> {
                    JsonNode value = value(example.path("value"));
                    value.fieldNames().forEachRemaining(field -> {
                        if (!properties.has(field)) {
                            wrong.add(name + ": " + field);
                        }
                    });
                });
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldHaveExamplesOfWhatPeopleSend() {
        for (String path : List.of("/api/v1/query", "/api/v1/query/{id}/answer", "/api/v1/query/{id}/rerun")) {
            assertThat(document.path("paths")
                            .path(path)
                            .path("post")
                            .path("requestBody")
                            .findValues("examples"))
                    .as(path)
                    .isNotEmpty();
        }
        assertThat(document.path("paths")
                        .path("/api/v1/query/{id}/results")
                        .path("get")
                        .path("responses")
                        .path("200")
                        .path("content")
                        .properties())
                .hasSize(3);
    }

    @Test
    void shouldSayWhatEachOptionMeans() {
        document.path("components")
                .path("schemas")
                .path("QueryOptions")
                .path("properties")
                .properties()
                .forEach(option -> assertThat(
                                option.getValue().path("description").asText())
                        .as(option.getKey())
                        .isNotEmpty());
        assertThat(document.path("components")
                        .path("schemas")
                        .path("QueryOptions")
                        .path("properties")
                        .path("timeout")
                        .path("type")
                        .toString())
                .isEqualTo("[\"string\",\"number\",\"null\"]");
        assertThat(document.at("/components/schemas/QueryOptions/properties/timeout")
                        .has("$ref"))
                .isFalse();
    }

    /** By method and path. */
    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new java.util.TreeMap<>();
        document.path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith("/api/v1/query") || path.getKey().startsWith("/api/v1/feedback")) {
                path.getValue().properties().forEach(operation -> {
                    if (List.of("get", "put", "post", "delete").contains(operation.getKey())) {
                        operations.put(operation.getKey() + " " + path.getKey(), operation.getValue());
                    }
                });
            }
        });
        assertThat(operations).hasSizeGreaterThan(9);
        return operations;
    }

    private JsonNode resolved(JsonNode schema) {
        String name = schema.path("$ref").asText();
        return name.isEmpty()
                ? schema
                : document.path("components").path("schemas").path(name.substring(name.lastIndexOf('/') + 1));
    }

    private static JsonNode value(JsonNode example) {
        return example.isTextual() ? Json.read(example.asText(), JsonNode.class) : example;
    }
}
