package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.port.FreePorts;
import dev.parley.embedded.secrets.TokenIssuer.Bearer;
import dev.parley.model.Json;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.TopicClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Several gateways on the same servers: a client of any of them sees everything, in order, whatever happens to the others. */
class TwoGatewaysIT {

    private static final EmbeddedStack STACK = RunningStack.get();
    private static final List<String> ALL =
            List.of("1 SUBMITTED", "2 CLARIFYING", "3 GENERATING", "4 TESTING", "5 COMPLETED");
    private static final String QUESTION = "How many orders per status?";
    private static final String ASKS_BACK = "How many orders are to Lyon?";
    /** Clarifying twice before the question: the second is the comparing of the readings. */
    private static final List<String> ASKED_BACK = List.of(
            "1 SUBMITTED",
            "2 CLARIFYING",
            "3 CLARIFYING",
            "4 AWAITING_ANSWER",
            "5 CLARIFYING",
            "6 GENERATING",
            "7 TESTING",
            "8 COMPLETED");

    @Test
    void shouldTellEverythingToClientsOfEither() throws Exception {
        try (AnotherService second = AnotherService.gateway(STACK, Map.of())) {
            requireEverything(STACK.gatewayUri(), second.uri());
            requireEverything(second.uri(), STACK.gatewayUri());

            LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
            followers(second.uri()).open(messages);
            second.close();
            assertThat(messages.poll(30, TimeUnit.SECONDS).path("closed").asInt())
                    .as("stopped in order, it says why it closes")
                    .isEqualTo(1001);
        }
    }

    /** A question back may be answered, and a task cancelled, where nobody asked. */
    @Test
    void shouldTakeAnswersAndCancellationsAtTheOther() throws Exception {
        try (AnotherService second = AnotherService.gateway(STACK, Map.of());
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Client here = new Client(STACK.gatewayUri(), STACK.token());
            Client there = new Client(second.uri(), STACK.token());
            for (Way way : Way.values()) {
                String task = here.submit(ASKS_BACK);
                Future<Followers.Seen> byEvents =
                        clients.submit(() -> followers(STACK.gatewayUri()).byEvents(task));
                Future<Followers.Seen> bySocket =
                        clients.submit(() -> followers(second.uri()).bySocket(task));
                JsonNode asked =
                        here.awaiting(task, "AWAITING_ANSWER").path("questions").path(0);

                way.answer(there, task, asked);

                assertThat(byEvents.get(90, TimeUnit.SECONDS).events())
                        .as(way + " over SSE")
                        .isEqualTo(ASKED_BACK);
                assertThat(bySocket.get(90, TimeUnit.SECONDS).events())
                        .as(way + " over WS")
                        .isEqualTo(ASKED_BACK);
            }
            String task = here.submit(ASKS_BACK);
            here.awaiting(task, "AWAITING_ANSWER");
            assertThat(there.delete("/api/v1/query/" + task).status()).isEqualTo(200);
            assertThat(followers(STACK.gatewayUri()).byEvents(task).events().getLast())
                    .endsWith("CANCELLED");
        }
    }

    /** What is asked twice, and how often one may ask, is known to all of them. */
    @Test
    void shouldKnowKeysAndRatesOfTheOther() throws Exception {
        Map<String, String> limits = Map.of(
                "parley.limits.tenants.sparing.submissions-per-minute", "3",
                // on a busy machine Redis is late, and each would count alone
                "quarkus.fault-tolerance.\"dev.parley.gateway.protection.SharedMeters/take\".timeout.value", "30000",
                "quarkus.redis.timeout", "30s");
        String body = "{\"query\": \"" + QUESTION + "\", \"database\": \"demo\"}";
        try (AnotherService one = AnotherService.gateway(STACK, limits);
                AnotherService two = AnotherService.gateway(STACK, limits)) {
            String key = UUID.randomUUID().toString();
            Client.Reply first =
                    new Client(one.uri(), STACK.token()).post("/api/v1/query", body, "Idempotency-Key", key);
            Client.Reply again =
                    new Client(two.uri(), STACK.token()).post("/api/v1/query", body, "Idempotency-Key", key);
            assertThat(again.status()).isEqualTo(202);
            assertThat(again.headers().get("idempotent-replayed")).containsExactly("true");
            assertThat(again.body().path("task_id")).isEqualTo(first.body().path("task_id"));

            List<Callable<Integer>> rush = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Bearer bearer = new Bearer("ann-" + i, "sparing", List.of("query:submit"), null);
                String token = STACK.tokens().issue(bearer, Duration.ofMinutes(5));
                URI gateway = i % 2 == 0 ? one.uri() : two.uri();
                rush.add(() ->
                        new Client(gateway, token).post("/api/v1/query", body).status());
            }
            List<Integer> statuses = new ArrayList<>();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Integer> status : clients.invokeAll(rush)) {
                    statuses.add(status.get());
                }
            }
            assertThat(statuses).containsOnly(202, 429);
            assertThat(statuses.stream().filter(status -> status == 202))
                    .as("of the tenant, at both")
                    .hasSize(3);
        }
    }

    private enum Way {
        REST,
        WEBSOCKET,
        KAFKA;

        void answer(Client gateway, String task, JsonNode asked) throws InterruptedException {
            ObjectNode answer = Json.mapper().createObjectNode();
            answer.put("question_id", asked.path("id").asText())
                    .put("option_id", asked.path("options").path(0).path("id").asText());
            switch (this) {
                case REST ->
                    assertThat(gateway.post("/api/v1/query/" + task + "/answer", answer.toString())
                                    .status())
                            .isEqualTo(200);
                case WEBSOCKET -> {
                    LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
                    followers(gateway.uri())
                            .open(messages)
                            .sendText(
                                    answer.put("type", "answer")
                                            .put("task_id", task)
                                            .toString(),
                                    true)
                            .join();
                    assertThat(messages.poll(30, TimeUnit.SECONDS).path("type").asText())
                            .isEqualTo("task");
                }
                case KAFKA ->
                    new TopicClient(STACK.kafkaBootstrapServers(), Topics.QUERIES)
                            .send(
                                    task,
                                    Map.of(
                                            Headers.TYPE,
                                            "ClarificationAnswered",
                                            Headers.ID,
                                            UUID.randomUUID().toString(),
                                            Headers.SUBJECT,
                                            task,
                                            "authorization",
                                            "Bearer " + STACK.token()),
                                    Json.bytes(answer));
            }
        }
    }

    /** The second has no Redis, so neither hears of the other. */
    @Test
    void shouldTellEverythingWithRedisAway() throws Exception {
        try (AnotherService second =
                AnotherService.gateway(STACK, Map.of("quarkus.redis.hosts", "redis://127.0.0.1:" + FreePorts.any()))) {
            requireEverything(STACK.gatewayUri(), second.uri());
            requireEverything(second.uri(), STACK.gatewayUri());
        }
    }

    /** The coder is halted meanwhile, so that the tasks are surely under way when the gateway dies. */
    @Test
    void shouldMissNothingWhenOneIsKilled() throws Exception {
        long coder = STACK.process(Part.CODER).pid();
        try (AnotherService second = AnotherService.gateway(STACK, Map.of());
                OnePort port = new OnePort(STACK.port(Part.GATEWAY), second.port());
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            signal("STOP", coder);
            Client client = new Client(port.uri(), STACK.token());
            Followers followers = followers(port.uri());
            List<Future<Followers.Seen>> seen = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String task = client.submit(QUESTION);
                seen.add(clients.submit(() -> followers.byEvents(task)));
                seen.add(clients.submit(() -> followers.byEvents(task)));
                seen.add(clients.submit(() -> followers.bySocket(task)));
                seen.add(clients.submit(() -> followers.bySocket(task)));
            }
            Client there = new Client(second.uri(), null);
            Eventually.get(
                    "both kinds of clients are at the second gateway",
                    () -> open(there, "sse") > 0 && open(there, "websocket") > 0 ? there : null);

            second.kill();
            signal("CONT", coder);

            int returns = 0;
            for (Future<Followers.Seen> one : seen) {
                assertThat(one.get(120, TimeUnit.SECONDS).events()).isEqualTo(ALL);
                returns += one.get().returns();
            }
            assertThat(returns).as("clients that were cut off").isPositive();
        } finally {
            signal("CONT", coder);
        }
    }

    private static void requireEverything(URI asked, URI watched) throws Exception {
        Client client = new Client(asked, STACK.token());
        Followers followers = followers(watched);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                String task = client.submit(QUESTION);
                List<Callable<Followers.Seen>> ways =
                        List.of(() -> followers.byEvents(task), () -> followers.bySocket(task));
                for (Future<Followers.Seen> seen : clients.invokeAll(ways)) {
                    assertThat(seen.get().events()).isEqualTo(ALL);
                    assertThat(seen.get().returns()).isZero();
                }
            }
        }
    }

    private static int open(Client gateway, String kind) {
        String name = "parley_streaming_open{kind=\"" + kind + "\"";
        return gateway.text("/q/metrics")
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static Followers followers(URI gateway) {
        return new Followers(gateway, STACK.token());
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }
}
