package dev.parley.gateway.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.secrets.TokenIssuer;
import dev.parley.embedded.secrets.TokenIssuer.Bearer;
import dev.parley.gateway.openapi.ApiDocument.Operation;
import dev.parley.gateway.testing.RawHttp;
import dev.parley.gateway.testing.RawHttp.Answer;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to an operation, the answer is one that the OpenAPI document tells of: no 5xx, a status that is listed, a
 * body of its schema. The same seed makes the same requests; {@code -Dparley.fuzz.seed} and {@code -Dparley.fuzz.requests}
 * (for each operation) make others and more.
 */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class ApiFuzzQuarkusTest {

    private static final long SEED = Long.getLong("parley.fuzz.seed", 20260301);
    private static final int REQUESTS = Integer.getInteger("parley.fuzz.requests", 25);

    /** Databases, terms and grants of a tenant are its own, so that other tests see nothing of what happens here. */
    private static final String TENANT = "fuzz";

    private final ApiDocument document = ApiDocument.read();
    private final Random random = new Random(SEED);
    private final String everything = token(TokenIssuer.ALL_PERMISSIONS);

    @Test
    void shouldAnswerAsDocumentedWhateverIsSent() {
        HostileRequests requests = new HostileRequests(document, random, somethingOfEachKind());
        List<String> wrong = new ArrayList<>();

        for (Operation operation : document.operations()) {
            for (int i = 0; i < REQUESTS; i++) {
                byte[] request = requests.next(operation, token());
                Answer answer = exchange(operation, request);
                contradictions(operation, answer)
                        .forEach(what -> wrong.add(operation + ": " + what + "\n" + new String(request, UTF_8) + "\n"
                                + answer.head() + "\n" + answer.body()));
            }
        }

        assertThat(wrong).as("with the seed %d", SEED).isEmpty();
        assertThat(RestClient.of("ann", "query:read").get("/api/v1/databases").status())
                .as("the next one is served")
                .isEqualTo(200);
    }

    @Test
    void shouldTakeNoBodyOfAnotherForm() {
        RestClient client = RestClient.withToken(everything);

        for (Operation operation : document.operations()) {
            if (!operation.requestSchema().isMissingNode()) {
                String path = operation.path().replaceAll("\\{[a-z]+}", "01890000-0000-7000-8000-000000000001");
                assertThat(client.exchange(operation.method(), path, null, "content-type", "text/plain")
                                .statusCode())
                        .as(operation.toString())
                        .isEqualTo(415);
            }
        }
    }

    private List<String> contradictions(Operation operation, Answer answer) {
        if (answer.status() >= 500 || answer.status() == 0) {
            return List.of("the status is " + answer.status());
        }
        String contentType = answer.header("Content-Type").split(";")[0].strip();
        return document.contradictions(operation, answer.status(), contentType, answer.body());
    }

    private static Answer exchange(Operation operation, byte[] request) {
        try (RawHttp http = new RawHttp()) {
            http.send(request);
            return operation.isStream() ? http.start() : http.answer();
        }
    }

    /** Mostly of somebody who may do everything. */
    private String token() {
        return switch (random.nextInt(10)) {
            case 0 -> null;
            case 1 ->
                token(List.of(TokenIssuer.ALL_PERMISSIONS.get(random.nextInt(TokenIssuer.ALL_PERMISSIONS.size()))));
            default -> everything;
        };
    }

    private static String token(List<String> permissions) {
        return EmbeddedServers.stack()
                .tokens()
                .issue(new Bearer("mallory", TENANT, permissions, null), Duration.ofMinutes(30));
    }

    /** Ids of a question, a term and a verified query, so that not everything is 404. */
    private List<String> somethingOfEachKind() {
        RestClient client = RestClient.withToken(everything);
        return List.of(
                id(client, "/api/v1/query", "{\"query\": \"How many?\", \"database\": \"demo\"}"),
                id(
                        client,
                        "/api/v1/glossary",
                        "{\"term\": \"regulars\", \"meaning\": \"customers\", \"database\": \"demo\"}"),
                id(
                        client,
                        "/api/v1/verified-queries",
                        "{\"question\": \"All?\", \"sql\": \"SELECT count(*) FROM customers\", \"database\": \"demo\"}"));
    }

    private static String id(RestClient client, String path, String body) {
        JsonNode made = client.post(path, body).body();
        assertThat(made.has("id") || made.has("task_id")).as(made.toString()).isTrue();
        return made.path(made.has("id") ? "id" : "task_id").asText();
    }
}
