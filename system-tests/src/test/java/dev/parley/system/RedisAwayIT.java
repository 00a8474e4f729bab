package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All that is shown elsewhere, again while Redis takes connections and says nothing, which is worse than when it is gone:
 * each question to it costs a wait.
 */
class RedisAwayIT {

    private static final EmbeddedStack STACK = RunningStack.get();

    @BeforeAll
    static void stop() throws Exception {
        signal("STOP");
    }

    @AfterAll
    static void goOn() throws Exception {
        signal("CONT");
    }

    @Nested
    class Questions extends QuestionPathIT {}

    @Nested
    class Access extends AccessIT {}

    @Nested
    class Knowledge extends KnowledgeIT {}

    @Nested
    class Databases extends RegisteredDatabaseIT {}

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"GATEWAY", "CLARIFIER", "CODER", "TESTER"})
    void shouldBeReadyAndSayThatItIsAway(Part service) {
        Client anybody = new Client(URI.create("http://127.0.0.1:" + STACK.port(service)), null);

        Client.Reply reply = anybody.get("/q/health/ready");

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(reply.body().path("checks"))
                .filteredOn(check -> check.path("name").asText().equals("redis"))
                .singleElement()
                .satisfies(check ->
                        assertThat(check.path("data").path("state").asText()).isEqualTo("away"));
    }

    @Test
    void shouldForgetWhatItIsToldToForget() {
        Client client = new Client(STACK.gatewayUri(), STACK.token());

        Client.Reply reply = client.post("/api/v1/admin/clear-cache", "{\"database\": \"demo\"}");

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        assertThat(client.ask("How many brands are there?").path("status").asText())
                .isEqualTo("COMPLETED");
    }

    @Test
    void shouldAnswerOtherAgents() {
        Client client = new Client(STACK.gatewayUri(), STACK.token());

        JsonNode result = client.post("/mcp", """
                        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "ask",
                         "arguments": {"question": "How many brands are there?", "database": "demo"}}}
                        """, "accept", "application/json, text/event-stream")
                .body()
                .path("result");

        assertThat(result.path("structuredContent").path("rows").path(0).path(0).asInt())
                .as(result.toString())
                .isEqualTo(36);
    }

    @Test
    void shouldTellEverythingOverBothKindsOfStreams() throws Exception {
        Client client = new Client(STACK.gatewayUri(), STACK.token());
        Followers followers = new Followers(STACK.gatewayUri(), STACK.token());
        List<String> all = List.of("1 SUBMITTED", "2 CLARIFYING", "3 GENERATING", "4 TESTING", "5 COMPLETED");

        assertThat(followers
                        .byEvents(client.submit("How many orders per status?"))
                        .events())
                .isEqualTo(all);
        assertThat(followers
                        .bySocket(client.submit("How many orders per status?"))
                        .events())
                .isEqualTo(all);
    }

    private static void signal(String name) throws IOException, InterruptedException {
        String pid = Long.toString(STACK.process(Part.REDIS).pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                .isZero();
    }
}
