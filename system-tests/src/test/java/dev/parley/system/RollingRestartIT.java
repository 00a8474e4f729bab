package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.services.Readiness;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.TopicClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Each service is started anew, one after the other as in an upgrade, while people ask: nobody loses anything. */
class RollingRestartIT {

    private static final EmbeddedStack STACK = RunningStack.get();
    private static final List<Part> IN_ORDER = List.of(Part.TESTER, Part.CLARIFIER, Part.CODER, Part.GATEWAY);
    private static final List<String> ALL =
            List.of("1 SUBMITTED", "2 CLARIFYING", "3 GENERATING", "4 TESTING", "5 COMPLETED");
    private static final String ASKS_BACK = "How many orders are to Lyon?";
    private static final Pattern GRACE = Pattern.compile("terminationGracePeriodSeconds: (\\d+)");
    private static final Pattern DELAY = Pattern.compile("QUARKUS_SHUTDOWN_DELAY\\s+value: (\\w+)");

    @Test
    void shouldLoseNothingWhileEachServiceIsStartedAnew() throws Exception {
        String users = "rolling-" + UUID.randomUUID() + "-";
        Set<String> deadBefore = deadLetters();
        try (OnePort door = new OnePort(STACK.port(Part.GATEWAY));
                SteadyQuestions questions = SteadyQuestions.begin(STACK, door.uri(), users)) {
            Client patient = new Client(door.uri(), STACK.token());
            String waiting = patient.submit(ASKS_BACK);
            patient.awaiting(waiting, "AWAITING_ANSWER");
            Future<Followers.Seen> listener = CompletableFuture.supplyAsync(() -> seen(door, waiting));

            for (Part part : IN_ORDER) {
                restart(part, door);
            }
            questions.end();

            Set<String> asked = new HashSet<>(questions.followed().keySet());
            asked.addAll(questions.sent());
            // What was sent last over Kafka may not be taken yet.
            Map<String, String> outcomes = Eventually.get("all are there and have ended", () -> {
                Map<String, String> statuses = statuses(users);
                boolean ended = statuses.values().stream().allMatch(Set.of("COMPLETED", "FAILED")::contains);
                return ended && statuses.keySet().containsAll(asked) ? statuses : null;
            });
            System.out.printf(
                    "%d questions over REST, %d over Kafka; submitted again: %s%n",
                    questions.followed().size(), questions.sent().size(), questions.troubles());
            assertThat(outcomes.keySet()).as("each once").isEqualTo(asked);
            assertThat(outcomes.values()).containsOnly("COMPLETED");
            // One that is sent on an idle connection at the moment at which it is closed is made again, as the API
            // advises.
            assertThat(questions.troubles())
                    .as("submissions that were answered, and not taken")
                    .allMatch(trouble -> trouble.startsWith("java.io.IOException"));
            requireOneResultEach(asked);
            int returns = 0;
            for (Future<Followers.Seen> one : questions.followed().values()) {
                assertThat(one.get().events()).isEqualTo(ALL);
                returns += one.get().returns();
            }
            System.out.println("listeners came back " + returns + " times");

            assertThat(patient.delete("/api/v1/query/" + waiting).status()).isEqualTo(200);
            assertThat(listener.get().events())
                    .containsExactly("1 SUBMITTED", "2 CLARIFYING", "3 CLARIFYING", "4 AWAITING_ANSWER", "5 CANCELLED");
            assertThat(listener.get().returns())
                    .as("it was cut off by each gateway that ended")
                    .isPositive();
            assertThat(deadLetters()).isEqualTo(deadBefore);
        }
    }

    /** Clients that keep their connections, as a proxy does, and ask one thing after the other. */
    @Test
    void shouldCutOffNoRequestWhenAGatewayEnds() throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        Queue<String> troubles = new ConcurrentLinkedQueue<>();
        try (AnotherService second = AnotherService.start(STACK, Part.GATEWAY, asInTheManifest(Part.GATEWAY));
                OnePort door = new OnePort(STACK.port(Part.GATEWAY), second.port());
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                String token = STACK.token("keen-" + i, List.of("query:submit"), Duration.ofHours(1));
                Client client = new Client(door.uri(), token);
                clients.submit(() -> {
                    String key = UUID.randomUUID().toString();
                    while (!ended.get()) {
                        try {
                            Client.Reply reply =
                                    client.post("/api/v1/query", SteadyQuestions.BODY, "Idempotency-Key", key);
                            if (reply.status() == 202) {
                                answered.incrementAndGet();
                            } else {
                                troubles.add(reply.status() + " " + reply.body());
                            }
                        } catch (UncheckedIOException e) {
                            troubles.add(e.getCause().toString());
                        }
                        Thread.sleep(120);
                    }
                    return null;
                });
            }
            Eventually.get("all ask", () -> answered.get() > 100 ? answered : null);
            end(Part.GATEWAY, second.process());
            int before = answered.get();
            Eventually.get("they go on", () -> answered.get() > before + 100 ? answered : null);
            ended.set(true);
        }
        assertThat(troubles).isEmpty();
    }

    /** The coder is halted meanwhile, so that the answer surely comes after the gateway's end. */
    @Test
    void shouldTellOtherAgentsToAskAgainWhenAGatewayEnds() throws Exception {
        long coder = STACK.process(Part.CODER).pid();
        Client client = new Client(STACK.gatewayUri(), STACK.token());
        try (AnotherService second = AnotherService.start(STACK, Part.GATEWAY, asInTheManifest(Part.GATEWAY))) {
            signal("STOP", coder);
            Client there = new Client(second.uri(), STACK.token());
            CompletableFuture<JsonNode> asked = CompletableFuture.supplyAsync(
                    () -> call(there, "ask", "\"question\": \"How many brands are there?\", \"database\": \"demo\""));
            Eventually.get("it waits for the coder", () -> underWay(client) ? client : null);

            end(Part.GATEWAY, second.process());

            JsonNode told = asked.get(1, TimeUnit.MINUTES);
            assertThat(told.toString()).contains("get_answer");
            signal("CONT", coder);
            String task = told.path("task_id").asText();
            assertThat(call(client, "get_answer", "\"task_id\": \"" + task + "\"")
                            .path("rows")
                            .toString())
                    .isEqualTo("[[36]]");
        } finally {
            signal("CONT", coder);
        }
    }

    private static JsonNode call(Client gateway, String tool, String arguments) {
        return gateway.post("/mcp", """
                        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "%s", "arguments": {%s}}}
                        """.formatted(tool, arguments), "accept", "application/json, text/event-stream")
                .body()
                .path("result")
                .path("structuredContent");
    }

    private static boolean underWay(Client client) {
        return client.get("/api/v1/query?status=GENERATING")
                        .body()
                        .path("queries")
                        .size()
                > 0;
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    /** A second one comes up beside the stack's own, which ends and comes up again; then the second one ends. */
    private static void restart(Part part, OnePort door) throws Exception {
        try (AnotherService second = AnotherService.start(STACK, part, asInTheManifest(part))) {
            if (part == Part.GATEWAY) {
                door.add(second.port());
            }
            long first = STACK.process(part).pid();
            end(part, ProcessHandle.of(first).orElseThrow());
            Eventually.get(
                    part + " is back",
                    () -> STACK.process(part).pid() != first && Readiness.of(STACK.port(part)) ? part : null);
            end(part, second.process());
        }
    }

    private static void end(Part part, ProcessHandle process) throws Exception {
        Duration grace = Duration.ofSeconds(Long.parseLong(inTheManifest(part, GRACE)));
        long begun = System.nanoTime();
        process.destroy();
        try {
            process.onExit().get(grace.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(part + " has not ended within " + grace, e);
        }
        System.out.printf("%s ended after %.1f s%n", part, (System.nanoTime() - begun) / 1e9);
    }

    private static Map<String, String> asInTheManifest(Part part) throws IOException {
        return part == Part.GATEWAY ? Map.of("quarkus.shutdown.delay", inTheManifest(part, DELAY)) : Map.of();
    }

    private static String inTheManifest(Part part, Pattern value) throws IOException {
        Path manifest = Path.of("..", "deploy/kubernetes/base", part.id() + ".yaml");
        Matcher found = value.matcher(Files.readString(manifest));
        assertThat(found.find()).as("%s in %s", value, manifest).isTrue();
        return found.group(1);
    }

    private static Followers.Seen seen(OnePort door, String task) {
        try {
            return new Followers(door.uri(), STACK.token()).byEvents(task);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireOneResultEach(Set<String> tasks) {
        TopicClient results = new TopicClient(STACK.kafkaBootstrapServers(), Topics.RESULTS);
        Eventually.get(
                "all results are there",
                () -> results.all(result -> tasks.contains(result.key())).size() >= tasks.size() ? tasks : null);
        Map<String, List<String>> types = results.all(result -> tasks.contains(result.key())).stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key,
                        Collectors.mapping(result -> TopicClient.header(result, Headers.TYPE), Collectors.toList())));
        assertThat(types).hasSize(tasks.size());
        assertThat(types.values()).containsOnly(List.of("QueryCompleted"));
    }

    /** The places of all dead letters. */
    private static Set<String> deadLetters() {
        return Topics.all().stream()
                .map(Topics.Topic::name)
                .filter(name -> name.endsWith(".dead"))
                .flatMap(name -> new TopicClient(STACK.kafkaBootstrapServers(), name).all(letter -> true).stream())
                .map(letter -> letter.topic() + "-" + letter.partition() + "@" + letter.offset())
                .collect(Collectors.toSet());
    }

    private static Map<String, String> statuses(String users) {
        try (Connection connection = STACK.applicationDatabase().connect();
                PreparedStatement look =
                        connection.prepareStatement("SELECT id, status FROM tasks WHERE owner LIKE ? || '%'")) {
            look.setString(1, users);
            Map<String, String> statuses = new HashMap<>();
            ResultSet rows = look.executeQuery();
            while (rows.next()) {
                statuses.put(rows.getString(1), rows.getString(2));
            }
            return statuses;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
