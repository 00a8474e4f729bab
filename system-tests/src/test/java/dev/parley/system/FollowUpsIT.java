package dev.parley.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.EmbeddedStack;
import dev.parley.model.Json;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.TopicClient;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Questions that go on from others, over the packaged services and real servers. */
class FollowUpsIT {

    private static final EmbeddedStack STACK = RunningStack.get();

    private final Client client = new Client(STACK.gatewayUri(), STACK.token());

    @Test
    void shouldGoOnFromAnswerToAnswer() throws SQLException {
        JsonNode first = client.ask("How many orders were placed in March 2025?");
        JsonNode second = follow(first, "and in April 2025?");
        JsonNode third = follow(second, "only the cancelled ones");

        assertThat(count(second))
                .isEqualTo(count(
                        "SELECT count(*) FROM orders WHERE ordered_at >= '2025-04-01' AND ordered_at < '2025-05-01'"));
        assertThat(second.path("follows")).isEqualTo(first.path("task_id"));
        assertThat(second.path("carried_over").asBoolean()).isTrue();
        assertThat(second.path("clarified_query").asText()).contains("orders");
        assertThat(second.path("assumptions").toString()).contains("taken as a follow-up to");
        assertThat(count(third))
                .isEqualTo(count("SELECT count(*) FROM orders WHERE ordered_at >= '2025-04-01'"
                        + " AND ordered_at < '2025-05-01' AND status = 'cancelled'"));
    }

    @Test
    void shouldCarryNothingIntoAQuestionOfItsOwn() throws SQLException {
        JsonNode first = client.ask("How many customers are from France?");

        JsonNode next = follow(first, "How many brands are there?");

        assertThat(count(next)).isEqualTo(count("SELECT count(*) FROM brands"));
        assertThat(next.path("carried_over").asBoolean(true)).isFalse();
    }

    @Test
    void shouldGiveTheSameWhenItIsAskedAgain() {
        JsonNode first = client.ask("How many orders were placed in March 2025?");
        JsonNode second = follow(first, "and in April 2025?");

        JsonNode again = client.post("/api/v1/query/" + second.path("task_id").asText() + "/rerun", "{}")
                .body();

        JsonNode rerun = client.finished(again.path("task_id").asText());
        assertThat(rerun.path("sql")).isEqualTo(second.path("sql"));
        assertThat(rerun.path("follows")).isEqualTo(first.path("task_id"));
    }

    @Test
    void shouldTakeAFollowUpFromATopic() throws IOException, SQLException {
        JsonNode first = client.ask("How many orders were placed in March 2025?");
        String job = "job-" + UUID.randomUUID();

        new TopicClient(STACK.kafkaBootstrapServers(), Topics.QUERIES)
                .send(
                        job,
                        Map.of("authorization", "Bearer " + STACK.token()),
                        ("{\"query\": \"and in April 2025?\", \"database\": \"demo\", \"follows\": \""
                                        + first.path("task_id").asText() + "\"}")
                                .getBytes(UTF_8));

        ConsumerRecord<String, byte[]> result = new TopicClient(STACK.kafkaBootstrapServers(), Topics.RESULTS)
                .await(1, Eventually.PATIENCE, record -> new String(record.value(), UTF_8).contains(job))
                .getFirst();
        JsonNode answer = Json.mapper().readTree(result.value());
        assertThat(answer.path("carried_over").asBoolean())
                .as(answer.toString())
                .isTrue();
        assertThat(answer.path("results").path("rows").path(0).path(0).asLong())
                .isEqualTo(count(
                        "SELECT count(*) FROM orders WHERE ordered_at >= '2025-04-01' AND ordered_at < '2025-05-01'"));
    }

    private JsonNode follow(JsonNode answered, String question) {
        String body = Json.mapper()
                .createObjectNode()
                .put("query", question)
                .put("database", "demo")
                .put("follows", answered.path("task_id").asText())
                .toString();
        JsonNode task = client.finished(
                client.post("/api/v1/query", body).body().path("task_id").asText());
        assertThat(task.path("status").asText()).as(task.toString()).isEqualTo("COMPLETED");
        return task;
    }

    private static long count(JsonNode task) {
        return task.path("results").path(0).elements().next().asLong();
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        STACK.demoOwner().jdbcUrl(),
                        STACK.demoOwner().user(),
                        STACK.demoOwner().password());
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
