package dev.parley.gateway.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.model.message.AgentAnnouncement;
import dev.parley.model.message.AgentCounters;
import dev.parley.model.message.AgentState;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec;
import dev.parley.model.message.PoolCounters;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.TopicClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator sees of the parts, and clears in them. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class OperatorsQuarkusTest {

    private static final String SCHEMA = "/api/v1/databases/demo/schema";

    private final RestClient operator =
            RestClient.of("olga-" + UUID.randomUUID(), "admin:cache:clear", "admin:read", "query:read");

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/admin/clear-cache", "/admin/clear-cache"})
    void shouldReadASchemaAnewOnceTheCacheIsCleared(String path) {
        String before = takenAt();
        assertThat(takenAt()).as("from the cache").isEqualTo(before);

        RestClient.Reply cleared = operator.post(path, "{\"database\": \"demo\"}");

        assertThat(cleared.status()).as(cleared.body().toString()).isEqualTo(200);
        assertThat(cleared.body().path("databases"))
                .extracting(JsonNode::asText)
                .containsExactly("demo");
        assertThat(cleared.body().path("caches")).extracting(JsonNode::asText).contains("schema", "values");
        assertThat(takenAt()).isNotEqualTo(before);
    }

    @Test
    void shouldClearWhatIsKnownOfAllDatabases() {
        String before = takenAt();

        RestClient.Reply cleared = operator.post("/api/v1/admin/clear-cache", "");

        assertThat(cleared.status()).as(cleared.body().toString()).isEqualTo(200);
        assertThat(cleared.body().path("databases"))
                .extracting(JsonNode::asText)
                .contains("demo", "vault");
        assertThat(takenAt()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/admin/clear-cache", "/admin/clear-cache"})
    void shouldClearForOperatorsAlone(String path) {
        assertThat(RestClient.of("ann", "query:read", "admin:read")
                        .post(path, "{}")
                        .status())
                .isEqualTo(403);
        assertThat(RestClient.withToken(null).post(path, "{}").status()).isEqualTo(401);
        assertThat(operator.post(path, "{\"database\": \"elsewhere\"}").status())
                .isEqualTo(404);
        assertThat(operator.post(path, "{\"colour\": \"red\"}").status()).isEqualTo(400);
    }

    @Test
    void shouldShowThePoolsOfThisGateway() {
        takenAt();

        JsonNode pools = operator.get("/api/v1/admin/pools").body().path("gateway");

        JsonNode catalog = StreamSupport.stream(pools.spliterator(), false)
                .filter(pool -> pool.path("name").asText().equals("parley/catalog/demo"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(pools.toString()));
        assertThat(catalog.path("max_size").asInt()).isPositive();
        assertThat(catalog.path("max_size").asInt())
                .isEqualTo(catalog.path("active").asInt() + catalog.path("idle").asInt());
        assertThat(catalog.path("pending").asInt()).isZero();
    }

    @Test
    void shouldShowThePoolsThatAnAgentAnnouncedAndThatItIsLost() {
        String instance = "tester-" + UUID.randomUUID();
        Instant longAgo = Instant.now().minus(Duration.ofMinutes(1));
        announce(instance, Instant.now());
        Eventually.holds(() -> assertThat(status(instance)).isEqualTo("RUNNING"));

        announce(instance, longAgo);

        Eventually.holds(() -> assertThat(status(instance)).isEqualTo("LOST"));
        JsonNode agent = StreamSupport.stream(
                        operator.get("/api/v1/admin/pools")
                                .body()
                                .path("agents")
                                .spliterator(),
                        false)
                .filter(one -> one.path("instance").asText().equals(instance))
                .findFirst()
                .orElseThrow();
        assertThat(agent.path("status").asText()).isEqualTo("LOST");
        assertThat(agent.path("pools").path(0).path("name").asText()).isEqualTo("parley/sandbox/demo");
        assertThat(agent.path("pools").path(0).path("pending").asInt()).isEqualTo(2);
        assertThat(agent.path("databases").path("demo").asText()).isEqualTo("slow");
    }

    private String status(String instance) {
        return StreamSupport.stream(operator.get("/api/v1/agents").body().spliterator(), false)
                .filter(agent -> agent.path("instance").asText().equals(instance))
                .map(agent -> agent.path("status").asText())
                .findFirst()
                .orElse(null);
    }

    private static void announce(String instance, Instant seenAt) {
        var announcement = new AgentAnnouncement(
                "tester",
                instance,
                "1",
                AgentState.RUNNING,
                List.of("execute_sql"),
                new AgentCounters(1, 1, 0, 0, 0, 1),
                seenAt,
                seenAt,
                List.of(new PoolCounters("parley/sandbox/demo", 4, 4, 0, 2)),
                Map.of("demo", "slow"));
        Envelope<AgentAnnouncement> envelope = Envelope.of(announcement, Envelope.newId(), "/test", seenAt);
        new TopicClient(EmbeddedServers.stack().kafkaBootstrapServers(), Topics.AGENTS)
                .send(instance, EnvelopeCodec.headers(envelope), EnvelopeCodec.value(envelope));
    }

    private String takenAt() {
        return operator.get(SCHEMA).body().path("taken_at").asText();
    }
}
