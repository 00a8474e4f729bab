package dev.parley.gateway.agents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.secrets.TokenIssuer.Bearer;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.model.message.AgentAnnouncement;
import dev.parley.model.message.AgentCounters;
import dev.parley.model.message.AgentState;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec;
import dev.parley.model.message.PoolCounters;
import dev.parley.model.message.PoolHealth;
import dev.parley.model.message.Topics;
import dev.parley.runtime.cache.CacheKey;
import dev.parley.runtime.cache.CacheManager;
import dev.parley.runtime.cache.CacheRegion;
import dev.parley.runtime.cache.IdentityScope;
import dev.parley.runtime.cache.Ttl;
import dev.parley.runtime.pool.PoolEvent;
import dev.parley.runtime.pool.PoolLimits;
import dev.parley.runtime.pool.PoolTarget;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.TopicClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
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

    @Inject
    CacheManager cache;

    @Inject
    PoolNotices notices;

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

    @Test
    void shouldClearWhatIsOfNoDatabaseForWhoManagesAll() {
        CacheKey<String> key =
                CacheKey.of(CacheRegion.ofNamespace("clearing"), String.class, IdentityScope.everybody());
        Ttl ttl = Ttl.of(Duration.ofMinutes(1));
        cache.getOrCompute(key, ttl, () -> "before");
        RestClient ofTenant = RestClient.withToken(EmbeddedServers.stack()
                .tokens()
                .issue(new Bearer("tom", "acme", List.of("admin:cache:clear"), null), Duration.ofMinutes(5)));

        assertThat(ofTenant.post("/api/v1/admin/clear-cache", "").status()).isEqualTo(200);
        assertThat(operator.post("/api/v1/admin/clear-cache", "{\"database\": \"demo\"}")
                        .status())
                .isEqualTo(200);
        assertThat(cache.getOrCompute(key, ttl, () -> "after")).isEqualTo("before");

        RestClient.Reply cleared = operator.post("/api/v1/admin/clear-cache", "");

        assertThat(cleared.body().path("caches"))
                .extracting(JsonNode::asText)
                .contains("schema", "details", "clearing");
        assertThat(cache.getOrCompute(key, ttl, () -> "after")).isEqualTo("after");
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
        JsonNode connections = catalog.path("connections");
        assertThat(connections.path("created").asInt())
                .isEqualTo(connections.path("destroyed").asInt()
                        + connections.path("total").asInt())
                .isPositive();
        assertThat(connections.path("misses").asInt()).isPositive();
        JsonNode statements = catalog.path("statements");
        assertThat(statements.path("count").asInt()).isPositive();
        assertThat(statements.path("errors").asInt()).isZero();
        assertThat(statements.path("mean_millis").asDouble()).isPositive();
        assertThat(statements.path("p99_millis").asDouble())
                .isGreaterThanOrEqualTo(statements.path("p50_millis").asDouble());
        assertThat(catalog.path("health").path("healthy").asBoolean()).isTrue();
    }

    /** By this gateway's own pool: nothing listens at that port. */
    @Test
    void shouldFindADatabaseThatIsAway() {
        RestClient manager = RestClient.of("operator", "database:manage", "query:read", "admin:read");
        manager.post("/api/v1/databases?check=false", """
                {"name": "gone", "url": "postgresql://127.0.0.1:1/gone",
                 "catalog": {"username": "reader", "password": "secret"},
                 "sandbox": {"username": "reader", "password": "secret"}}
                """);

        assertThat(manager.get("/api/v1/databases/gone/schema").status()).isEqualTo(503);

        Eventually.holds(() -> {
            JsonNode finding = finding("parley/catalog/gone/", "pool_unhealthy");
            assertThat(finding.path("severity").asText()).isEqualTo("CRITICAL");
            assertThat(finding.path("evidence").asText()).contains("refused");
            assertThat(finding.path("suggested_act").asText()).contains("server is up");
        });
        assertThat(manager.delete("/api/v1/databases/gone").status()).isEqualTo(204);
    }

    @Test
    void shouldTakeNoPoolForAwayThatIsClosed() {
        String name = "parley/catalog/" + UUID.randomUUID();
        PoolTarget pool = new PoolTarget(
                name, "v1", name, "postgresql://there/shop", null, "reader", () -> "secret", PoolLimits.ofSize(1));
        notices.see(new PoolEvent.Unhealthy(pool, "Connection refused", 1));
        Eventually.holds(() -> assertThat(
                        finding(name, "pool_unhealthy").path("severity").asText())
                .isEqualTo("CRITICAL"));

        notices.see(new PoolEvent.Closed(pool, 0));

        Eventually.holds(() -> {
            JsonNode finding = finding(name, "pool_unhealthy");
            assertThat(finding.path("severity").asText()).isEqualTo("INFO");
            assertThat(finding.path("evidence").asText()).contains("changed or removed");
        });
    }

    @Test
    void shouldTakeNoPoolForAwayThatItsAgentHasNoMore() {
        String instance = "tester-" + UUID.randomUUID();
        announce(instance, Instant.now(), new PoolHealth(false, Instant.now(), "Connection refused", 1, 1));
        Eventually.holds(() -> assertThat(finding("parley/sandbox/demo (" + instance, "pool_unhealthy")
                        .path("severity")
                        .asText())
                .isEqualTo("CRITICAL"));

        announce(instance, Instant.now(), List.of());

        Eventually.holds(() -> assertThat(finding("parley/sandbox/demo (" + instance, "pool_unhealthy")
                        .path("severity")
                        .asText())
                .isEqualTo("INFO"));
    }

    @Test
    void shouldTakeNoPoolForAwayWhoseAgentIsGone() {
        String instance = "tester-" + UUID.randomUUID();
        String subject = "parley/sandbox/demo (" + instance;
        announce(
                instance,
                Instant.now().minusSeconds(10),
                new PoolHealth(false, Instant.now(), "Connection refused", 3, 3));
        Eventually.holds(
                () -> assertThat(finding(subject, "pool_flaps").path("severity").asText())
                        .isEqualTo("WARNING"));

        Eventually.holds(() -> {
            assertThat(finding(subject, "pool_unhealthy").path("evidence").asText())
                    .contains("its agent is gone");
            assertThat(finding(subject, "pool_unhealthy").path("severity").asText())
                    .isEqualTo("INFO");
            assertThat(finding(subject, "pool_flaps").path("severity").asText()).isEqualTo("INFO");
        });
    }

    @Test
    void shouldFindThePoolOfAnAgentThatIsAwayAgainAndAgain() {
        String instance = "tester-" + UUID.randomUUID();
        announce(instance, Instant.now(), new PoolHealth(false, Instant.now(), "Connection refused", 3, 3));

        Eventually.holds(() -> {
            assertThat(finding("parley/sandbox/demo (" + instance, "pool_unhealthy")
                            .path("severity")
                            .asText())
                    .isEqualTo("CRITICAL");
            assertThat(finding("parley/sandbox/demo (" + instance, "pool_flaps")
                            .path("evidence")
                            .asText())
                    .contains("was away 3 times");
        });

        announce(instance, Instant.now(), new PoolHealth(true, null, null, 3, 3));

        Eventually.holds(() -> assertThat(finding("parley/sandbox/demo (" + instance, "pool_unhealthy")
                        .path("severity")
                        .asText())
                .isEqualTo("INFO"));
    }

    private JsonNode finding(String subject, String kind) {
        JsonNode findings = operator.get("/api/v1/admin/findings").body();
        return StreamSupport.stream(findings.spliterator(), false)
                .filter(finding -> finding.path("subject").asText().startsWith(subject)
                        && finding.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(findings.toString()));
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
        announce(instance, seenAt, (PoolHealth) null);
    }

    private static void announce(String instance, Instant seenAt, PoolHealth health) {
        announce(instance, seenAt, List.of(new PoolCounters("parley/sandbox/demo", 4, 4, 0, 2, null, null, health)));
    }

    private static void announce(String instance, Instant seenAt, List<PoolCounters> pools) {
        var announcement = new AgentAnnouncement(
                "tester",
                instance,
                "1",
                AgentState.RUNNING,
                List.of("execute_sql"),
                new AgentCounters(1, 1, 0, 0, 0, 1),
                seenAt,
                seenAt,
                pools,
                Map.of("demo", "slow"));
        Envelope<AgentAnnouncement> envelope = Envelope.of(announcement, Envelope.newId(), "/test", seenAt);
        new TopicClient(EmbeddedServers.stack().kafkaBootstrapServers(), Topics.AGENTS)
                .send(instance, EnvelopeCodec.headers(envelope), EnvelopeCodec.value(envelope));
    }

    private String takenAt() {
        return operator.get(SCHEMA).body().path("taken_at").asText();
    }
}
