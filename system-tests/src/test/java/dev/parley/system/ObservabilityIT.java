package dev.parley.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.model.Json;
import dev.parley.model.message.CodeGenerationRequest;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.Reading;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.TopicClient;
import dev.parley.system.TraceReceiver.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators see of the four services: traces as a collector gets them, and lines of the logs. */
class ObservabilityIT {

    private static final EmbeddedStack STACK = RunningStack.get();
    private static final Duration LIMIT = Eventually.PATIENCE;
    private static final String CALLER = "b7ad6b7169203331";

    /** Stands in a question and in SQL; no span and no line may have it. */
    private static final String LITERAL = "France";

    /** And of no others: those that the extensions bring tell addresses and messages to everybody. */
    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"CLARIFIER", "CODER", "TESTER", "GATEWAY"})
    void shouldTellOfThePartsThatAreDocumented(Part service) throws IOException {
        String health = Files.readString(Path.of("..", "docs/observability.md")).split("\n## Health\n")[1];
        Set<String> documented = Pattern.compile("(?m)^\\| `([A-Za-z ]+)` \\| (\\w+)")
                .matcher(health)
                .results()
                .filter(row -> row.group(2).equals("all") || row.group(2).equals(service.id()))
                .map(row -> row.group(1))
                .collect(Collectors.toSet());

        JsonNode checks = new Client(URI.create("http://127.0.0.1:" + STACK.port(service)), null)
                .get("/q/health/ready")
                .body()
                .path("checks");

        assertThat(checks.findValuesAsText("name")).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void shouldBeOneTraceFromTheRequestToTheSqlAndBack() throws Exception {
        String trace = newTrace();
        String taskId = ask("How many customers are from " + LITERAL + "?", trace);

        ConsumerRecord<String, byte[]> result = topic(Topics.RESULTS)
                .await(1, LIMIT, r -> taskId.equals(r.key()))
                .getFirst();

        assertThat(TopicClient.header(result, Headers.TYPE)).isEqualTo("QueryCompleted");
        assertThat(TopicClient.header(result, "traceparent")).startsWith("00-" + trace);
        List<Received> spans = Eventually.get("the whole trace is exported", () -> whole(trace));
        assertThat(spans).extracting(Received::service).contains("gateway", "clarifier", "coder", "tester");
        Map<String, Received> byId = spans.stream().collect(Collectors.toMap(Received::spanId, Function.identity()));
        assertThat(spans)
                .as("each span's parent is another one of the trace, or the caller's")
                .allMatch(span ->
                        byId.containsKey(span.parentId()) || span.parentId().equals(CALLER));
        assertThat(services(sql(spans), byId))
                .as("who was at work from the SQL back to the request")
                .isEqualTo(List.of("tester", "gateway", "coder", "gateway", "clarifier", "gateway"));
        assertThat(sql(spans).attributes())
                .containsEntry("db.system.name", "postgresql")
                .containsEntry("db.namespace", "demo")
                .containsEntry("db.operation.name", "SELECT");
        assertThat(spans).extracting(Received::whole).noneMatch(text -> text.contains(LITERAL));
        assertThat(spans.stream().filter(span -> span.name().startsWith("process ")))
                .allMatch(span -> taskId.equals(span.attributes().get("parley.task.id")));
    }

    @Test
    void shouldLogALineOfJsonWithTaskAndTrace() {
        String trace = newTrace();
        Envelope<CodeGenerationRequest> late = Envelope.of(
                new CodeGenerationRequest(
                        "How many?",
                        "demo",
                        new Reading(JsonNodeFactory.instance.objectNode(), "ab12", 1, List.of(), List.of()),
                        List.of(),
                        Instant.now().minusSeconds(1),
                        null,
                        null),
                Envelope.newId(),
                "/test",
                Instant.now());
        Map<String, String> headers = new HashMap<>(EnvelopeCodec.headers(late));
        headers.put("traceparent", traceparent(trace));

        topic(Topics.CODER).send(late.taskId().toString(), headers, EnvelopeCodec.value(late));

        JsonNode line = Eventually.get("the coder's line", () -> log(Part.CODER)
                .lines()
                .filter(text -> text.contains(late.taskId().toString()))
                .map(ObservabilityIT::json)
                .findFirst()
                .orElse(null));
        assertThat(line.path("message").asText()).contains("came after its deadline");
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("service").asText()).isEqualTo("coder");
        assertThat(line.path("mdc").path("task_id").asText())
                .isEqualTo(late.taskId().toString());
        assertThat(line.path("mdc").path("traceId").asText()).isEqualTo(trace);
        assertThat(line.path("mdc").path("spanId").asText()).hasSize(16);
    }

    /** A wrong token, a wrong password of a database, bad records and SQL that fails, with something to be told in each. */
    @Test
    void shouldLogNoSecret() throws Exception {
        String planted = "plum" + UUID.randomUUID().toString().replace("-", "");
        String token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0." + planted;
        Client admin = new Client(STACK.gatewayUri(), STACK.token());

        assertThat(new Client(STACK.gatewayUri(), token)
                        .get("/api/v1/databases?access_token=" + token)
                        .status())
                .isEqualTo(401);
        String database = """
                {"url": "%s", "catalog": {"username": "nobody", "password": "%s"},
                 "sandbox": {"username": "nobody", "password": "%s"}}
                """.formatted(STACK.demoOwner().reactiveUrl(), planted, planted);
        admin.post("/api/v1/databases/test", database);
        String key = "key-" + planted;
        topic(Topics.QUERIES)
                .send(key, Map.of("authorization", "Bearer " + token), ("{\"query\": \"" + planted).getBytes(UTF_8));
        topic(Topics.QUERIES).send(key, Map.of(), ("{\"" + planted + "\": 1}").getBytes(UTF_8));
        topic(Topics.QUERIES).await(2, LIMIT, r -> key.equals(r.key()));
        for (String sql : List.of(
                "SELECT '" + planted + "'::integer",
                "SELECT count(*) FROM customers WHERE name = '" + planted + "' AND 1 / 0 = 1",
                "SELECT '" + planted,
                "SELECT * FROM " + planted + " WHERE x = '" + planted + "'",
                // behind the row limit, so that it fails where it is measured alone
                "SELECT (CASE WHEN order_id < 100 THEN '1' ELSE '" + planted
                        + "' || order_id END)::integer FROM order_items")) {
            Envelope<TestRequest> request = Envelope.of(
                    new TestRequest(sql, "demo", 10, Instant.now().plusSeconds(120), null, null, null, null, 2),
                    Envelope.newId(),
                    "/test",
                    Instant.now());
            topic(Topics.TESTER).send(request);
            topic(Topics.REPLIES)
                    .await(1, LIMIT, r -> request.id().toString().equals(TopicClient.header(r, Headers.CAUSATION_ID)));
        }
        String refused = ask("How many customers are called " + planted + "?", newTrace());
        topic(Topics.RESULTS).await(1, LIMIT, r -> refused.equals(r.key()));

        assertThat(topic(Topics.dead(Topics.QUERIES)).await(2, LIMIT, r -> key.equals(r.key())))
                .hasSize(2);
        assertThat(log(Part.TESTER)).as("the row behind the limit was met").contains("could not be measured", "22P02");
        for (Part service : Part.services()) {
            assertThat(log(service).lines().filter(line -> line.contains(planted)))
                    .as("lines of the " + service.title())
                    .isEmpty();
        }
    }

    /** The spans of a trace, once the last one is there: the gateway's sending of the result. */
    private static List<Received> whole(String trace) {
        List<Received> spans = TraceReceiver.get().of(trace);
        Set<String> ids = spans.stream().map(Received::spanId).collect(Collectors.toSet());
        boolean complete = spans.stream().anyMatch(span -> span.name().equals("send " + Topics.RESULTS))
                && spans.stream()
                        .allMatch(span ->
                                ids.contains(span.parentId()) || span.parentId().equals(CALLER));
        return complete ? spans : null;
    }

    private static Received sql(List<Received> spans) {
        return spans.stream()
                .filter(span -> span.service().equals("tester") && span.name().equals("SELECT demo"))
                .findFirst()
                .orElseThrow();
    }

    /** The services from a span up to the root, each once in a row. */
    private static List<String> services(Received span, Map<String, Received> byId) {
        List<String> services = new ArrayList<>();
        for (Received at = span; at != null; at = byId.get(at.parentId())) {
            if (services.isEmpty() || !services.getLast().equals(at.service())) {
                services.add(at.service());
            }
        }
        return services;
    }

    private static String ask(String question, String trace) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(STACK.gatewayUri().resolve("/api/v1/query"))
                .header("authorization", "Bearer " + STACK.token())
                .header("content-type", "application/json")
                .header("traceparent", traceparent(trace))
                .POST(BodyPublishers.ofString(Json.string(Map.of("query", question, "database", "demo"))))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return Json.mapper().readTree(body).path("task_id").asText();
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String traceparent(String trace) {
        return "00-" + trace + "-" + CALLER + "-01";
    }

    private static String log(Part service) {
        try {
            return Files.readString(STACK.home().log(service));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static TopicClient topic(String name) {
        return new TopicClient(STACK.kafkaBootstrapServers(), name);
    }
}
