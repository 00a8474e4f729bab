package dev.parley.gateway.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.ReadingOption;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
class McpQuarkusTest {

    private static final String OWNER = "mcp-owner";

    @Inject
    TaskProcessor processor;

    @Test
    void shouldOfferItsToolsWithWhatTheyNeed() {
        McpStreamableTestClient client = client(OWNER, "query:read");

        client.when()
                .toolsList(page -> {
                    assertThat(page.tools().stream().map(McpAssured.ToolInfo::name))
                            .containsExactlyInAnyOrder(
                                    "ask", "answer_clarification", "get_answer", "explain", "describe_schema");
                    assertThat(page.tools()).allSatisfy(tool -> assertThat(
                                    tool.annotations().orElseThrow().title())
                            .isNotBlank());
                    assertThat(page.findByName("ask").inputSchema().getJsonArray("required"))
                            .containsExactlyInAnyOrder("question", "database");
                })
                .thenAssertResults();
    }

    @Test
    void shouldRefuseWhoWasDeactivated() {
        String gone = "gone-" + UUID.randomUUID();
        RestClient operator = RestClient.of("olga", "admin:users");
        String users = "/api/v1/admin/users";
        McpStreamableTestClient client = client(gone, "query:read");
        Map<String, Object> nothing = Map.of("task_id", UUID.randomUUID().toString());
        respond(client, "get_answer", nothing);
        Eventually.holds(
                () -> assertThat(operator.get(users + "?subject=" + gone).body().path("users"))
                        .hasSize(1));
        String id = operator.get(users + "?subject=" + gone)
                .body()
                .path("users")
                .path(0)
                .path("id")
                .asText();

        operator.put(users + "/" + id, "{\"active\": false}");

        ToolResponse refused = respond(client, "get_answer", nothing);
        assertThat(refused.isError()).isTrue();
        assertThat(JsonObject.mapFrom(refused.structuredContent()).getString("message"))
                .isEqualTo("Access denied");
    }

    @Test
    void shouldShowTheAnswerOfOnesOwnQuestion() {
        UUID task = SubmittedTask.of(processor, OWNER, "How many clubs?")
                .understood()
                .coded("SELECT 4711 AS n")
                .answered(1)
                .id();

        JsonObject answer = call(client(OWNER, "query:read"), "get_answer", Map.of("task_id", task.toString()));

        assertThat(answer.getString("status")).isEqualTo("COMPLETED");
        assertThat(answer.getString("sql")).isEqualTo("SELECT 4711 AS n");
        assertThat(answer.getJsonArray("rows").getJsonArray(0).getInteger(0)).isEqualTo(4711);
    }

    @Test
    void shouldTellTheOptionsOfAQuestionBackAndTakeOne() {
        SubmittedTask task = SubmittedTask.of(processor, OWNER, "Best clubs?")
                .reply(new ClarificationNeeded(
                        "Best clubs?",
                        List.of(new ClarifyingQuestion(
                                "q1",
                                "What makes a club best?",
                                "best",
                                List.of(
                                        new ReadingOption("1", "By points", true),
                                        new ReadingOption("2", "By goals", false)))),
                        List.of(),
                        null));
        McpStreamableTestClient client = client(OWNER, "query:read", "query:submit");

        JsonObject asked =
                call(client, "get_answer", Map.of("task_id", task.id().toString()));
        ToolResponse refused = respond(
                client,
                "answer_clarification",
                Map.of("task_id", task.id().toString(), "question_id", "q1", "option_id", "9"));

        ToolResponse both = respond(
                client,
                "answer_clarification",
                Map.of(
                        "task_id",
                        task.id().toString(),
                        "question_id",
                        "q1",
                        "option_ids",
                        List.of("1", "2"),
                        "text",
                        "both"));
        assertThat(JsonObject.mapFrom(both.structuredContent()).getString("message"))
                .contains("has several");
        assertThat(asked.getString("status")).isEqualTo("AWAITING_ANSWER");
        assertThat(asked.getJsonArray("questions").getJsonObject(0).getString("words"))
                .isEqualTo("best");
        assertThat(asked.getString("next")).contains("answer_clarification");
        assertThat(refused.isError()).isTrue();
        assertThat(JsonObject.mapFrom(refused.structuredContent()).getString("error_code"))
                .isEqualTo("PARLEY-2006");
    }

    @Test
    void shouldNotShowTheTaskOfAnother() {
        UUID task =
                SubmittedTask.of(processor, "somebody-else", "How many clubs?").id();

        for (String id : List.of(task.toString(), UUID.randomUUID().toString(), "no-id")) {
            ToolResponse response = respond(client(OWNER, "query:read"), "get_answer", Map.of("task_id", id));

            assertThat(response.isError()).isTrue();
            assertThat(JsonObject.mapFrom(response.structuredContent()).getString("error_code"))
                    .isEqualTo("PARLEY-2003");
        }
    }

    @Test
    void shouldDescribeADatabaseAsFarAsQuestionsSeeIt() {
        McpStreamableTestClient client = client(OWNER, "query:read");

        JsonObject databases = call(client, "describe_schema", Map.of());
        JsonObject found = call(client, "describe_schema", Map.of("database", "demo", "containing", "country_code"));

        assertThat(databases.getJsonObject("databases").fieldNames()).contains("demo");
        assertThat(found.getJsonArray("tables")).isNotEmpty();
        assertThat(found.encode()).contains("country_code");
    }

    @Test
    void shouldRefuseWhoHasNoTokenOrNotThePermission() {
        AtomicReference<JsonObject> error = new AtomicReference<>();

        client(OWNER, "query:read")
                .when()
                .toolsCall("ask")
                .withArguments(Map.of("question", "How many clubs?", "database", "demo"))
                .withErrorAssert(refusal -> error.set(new JsonObject().put("code", refusal.code())))
                .send()
                .thenAssertResults();

        assertThat(error.get().getInteger("code")).isEqualTo(-32001);
        assertThat(RestClient.withToken(null).post("/mcp", "{}").status()).isEqualTo(401);
        assertThat(RestClient.withToken("no.valid.token").post("/mcp", "{}").status())
                .isEqualTo(401);
    }

    private static JsonObject call(McpStreamableTestClient client, String tool, Map<String, Object> arguments) {
        ToolResponse response = respond(client, tool, arguments);
        assertThat(response.isError()).as(response.toString()).isFalse();
        assertThat(new JsonObject(response.firstContent().asText().text()))
                .as("the same as text")
                .isEqualTo(JsonObject.mapFrom(response.structuredContent()));
        return JsonObject.mapFrom(response.structuredContent());
    }

    private static ToolResponse respond(McpStreamableTestClient client, String tool, Map<String, Object> arguments) {
        AtomicReference<ToolResponse> response = new AtomicReference<>();
        client.when().toolsCall(tool, arguments, response::set).thenAssertResults();
        return response.get();
    }

    private static McpStreamableTestClient client(String subject, String... permissions) {
        String token = EmbeddedServers.stack().token(subject, List.of(permissions), Duration.ofMinutes(5));
        return McpAssured.newStreamableClient()
                .setBaseUri(URI.create(ConfigProvider.getConfig().getValue("test.url", String.class)))
                .setAdditionalHeaders(
                        message -> MultiMap.caseInsensitiveMultiMap().add("Authorization", "Bearer " + token))
                .build()
                .connect();
    }
}
