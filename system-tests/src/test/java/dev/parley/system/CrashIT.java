package dev.parley.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.TestRequest;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.TopicClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A part that dies in the middle of a question costs time, never the answer, and gives it once. */
class CrashIT {

    private static final EmbeddedStack STACK = RunningStack.get();

    private final Client client = new Client(STACK.gatewayUri(), STACK.token());

    /** The agent is stopped first, so that the question surely waits for it when it is killed. */
    @ParameterizedTest
    @CsvSource({"CLARIFIER, CLARIFYING", "CODER, GENERATING", "TESTER, TESTING"})
    void shouldAnswerOnceThoughTheAgentIsKilledInTheMiddle(Part agent, String step) throws Exception {
        long pid = STACK.process(agent).pid();
        signal("STOP", pid);
        String taskId = client.submit("How many orders per status?");
        Eventually.get(agent + " has it", () -> status(taskId).equals(step) ? step : null);

        signal("KILL", pid);

        JsonNode task = client.finished(taskId);
        assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("COMPLETED");
        TopicClient results = new TopicClient(STACK.kafkaBootstrapServers(), Topics.RESULTS);
        assertThat(results.await(1, Eventually.PATIENCE, r -> taskId.equals(r.key())))
                .hasSize(1);
        assertThat(results.all(r -> taskId.equals(r.key()))).hasSize(1);
        Eventually.get(agent + " is back", () -> STACK.process(agent).pid() != pid ? agent : null);
    }

    /** Stopped in order: what it holds is finished or comes to the next one, and nothing is answered twice. */
    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"CLARIFIER", "CODER", "TESTER", "GATEWAY"})
    void shouldAnswerOnceThoughAPartIsStoppedUnderLoad(Part part) throws Exception {
        long pid = STACK.process(part).pid();
        List<String> taskIds = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            taskIds.add(client.submit("How many orders per status?"));
        }
        signal("TERM", pid);
        Eventually.get(part + " is back", () -> isBack(part, pid) ? part : null);

        for (String taskId : taskIds) {
            JsonNode task = client.finished(taskId);
            assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("COMPLETED");
        }
        TopicClient results = new TopicClient(STACK.kafkaBootstrapServers(), Topics.RESULTS);
        results.await(20, Eventually.PATIENCE, r -> taskIds.contains(r.key())); // told after the task has ended
        assertThat(results.all(r -> taskIds.contains(r.key()))).hasSize(20);
    }

    /** A gateway dies with everything it knows; the next one finds it in its tables. */
    @Test
    void shouldAnswerOnceThoughTheGatewayIsKilled() throws Exception {
        long pid = STACK.process(Part.GATEWAY).pid();
        List<String> taskIds = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            taskIds.add(client.submit("How many orders per status?"));
        }
        signal("KILL", pid);
        Eventually.get("gateway is back", () -> isBack(Part.GATEWAY, pid) ? pid : null);

        for (String taskId : taskIds) {
            assertThat(client.finished(taskId).path("status").asText()).isEqualTo("COMPLETED");
        }
        TopicClient results = new TopicClient(STACK.kafkaBootstrapServers(), Topics.RESULTS);
        // A record may be published twice after a crash, but as the same message.
        Eventually.get(
                "each is told",
                () -> results.all(r -> taskIds.contains(r.key())).stream()
                                        .map(r -> TopicClient.header(r, Headers.ID))
                                        .distinct()
                                        .count()
                                == 20
                        ? results
                        : null);
    }

    /** Redis only makes it faster. */
    @Test
    void shouldAnswerWhileRedisIsAway() throws Exception {
        long pid = STACK.process(Part.REDIS).pid();
        signal("STOP", pid);
        try {
            assertThat(client.ask("How many brands are there?").path("status").asText())
                    .isEqualTo("COMPLETED");
        } finally {
            signal("CONT", pid);
        }
    }

    /** The statement runs when the agent dies: the broker gives the same request to the next one. */
    @Test
    void shouldHandOverWhatTheTesterIsRunningWhenItIsKilled() throws Exception {
        long pid = STACK.process(Part.TESTER).pid();
        Envelope<TestRequest> request = Envelope.of(
                new TestRequest(
                        "SELECT count(*) AS n FROM orders AS o JOIN customers AS c ON o.total < c.id AND c.id <= 1500",
                        "demo",
                        1,
                        Instant.now().plusSeconds(120)),
                Envelope.newId(),
                "/test",
                Instant.now());
        new TopicClient(STACK.kafkaBootstrapServers(), Topics.TESTER).send(request);
        Eventually.get("the statement runs", () -> isRunning("o.total < c.id") ? pid : null);

        signal("KILL", pid);

        assertThat(new TopicClient(STACK.kafkaBootstrapServers(), Topics.REPLIES)
                        .await(1, Eventually.PATIENCE, r -> request.id()
                                .toString()
                                .equals(TopicClient.header(r, Headers.CAUSATION_ID))))
                .singleElement()
                .satisfies(reply ->
                        assertThat(TopicClient.header(reply, Headers.TYPE)).isEqualTo("TestComplete"));
        Eventually.get("tester is back", () -> isBack(Part.TESTER, pid) ? pid : null);
    }

    private static boolean isRunning(String words) {
        try (Connection connection = STACK.superuser().connect();
                PreparedStatement look = connection.prepareStatement(
                        "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()"
                                + " AND query NOT LIKE 'EXPLAIN%' AND query LIKE ?")) {
            look.setString(1, "%" + words + "%");
            return look.executeQuery().next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isBack(Part part, long formerPid) {
        if (STACK.process(part).pid() == formerPid) {
            return false;
        }
        try {
            return new Client(URI.create("http://127.0.0.1:" + STACK.port(part)), null)
                            .get("/q/health/ready")
                            .status()
                    == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private String status(String taskId) {
        return client.get("/api/v1/query/" + taskId).body().path("status").asText();
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .start()
                .waitFor();
        assertThat(exit).isZero();
    }
}
