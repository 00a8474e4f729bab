package dev.parley.gateway.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What a gateway says of its parts, with no agent there and one database that is away. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class HealthQuarkusTest {

    private final RestClient anybody = RestClient.withToken("none");

    @Test
    void shouldBeReadyAndNameItsParts() {
        RestClient.Reply reply = anybody.get("/q/health/ready");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(part(reply.body(), "application database")
                        .path("data")
                        .path("state")
                        .asText())
                .isEqualTo("up");
        assertThat(part(reply.body(), "kafka").path("data").path("state").asText())
                .isEqualTo("up");
        assertThat(part(reply.body(), "redis").path("data").path("state").asText())
                .isEqualTo("up");
        assertThat(part(reply.body(), "token keys").path("data").path("state").asText())
                .isEqualTo("up");
        assertThat(part(reply.body(), "registry of databases")
                        .path("data")
                        .path("state")
                        .asText())
                .isEqualTo("up");
    }

    @Test
    void shouldTellTheStatesOfItsBreakers() {
        JsonNode breakers =
                part(anybody.get("/q/health/ready").body(), "fault tolerance").path("data");

        assertThat(breakers.propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "redis-cache-read",
                        "redis-cache-write",
                        "redis-cache-changes",
                        "redis-meters",
                        "redis-signals");
        assertThat(breakers.propertyStream().map(state -> state.getValue().asText()))
                .isSubsetOf("closed", "open", "half-open");
    }

    @Test
    void shouldStayReadyWithoutAgents() {
        JsonNode agents = part(anybody.get("/q/health/ready").body(), "agents");

        assertThat(agents.path("status").asText()).isEqualTo("UP");
        assertThat(agents.path("data").path("tester").isInt()).isTrue();
    }

    @Test
    void shouldTellHowManyDatabasesAreAwayAndOperatorsWhich() {
        RestClient reader = RestClient.of("reader", "query:read");
        assertThat(reader.get("/api/v1/databases/demo/schema").status()).isEqualTo(200);
        assertThat(reader.get("/api/v1/databases/vault/schema").status()).isEqualTo(503);

        Eventually.holds(() -> {
            RestClient.Reply reply = anybody.get("/q/health/ready");
            assertThat(reply.status()).as("nobody else suffers").isEqualTo(200);
            JsonNode databases = part(reply.body(), "target databases").path("data");
            assertThat(databases.path("up").asInt()).isPositive();
            assertThat(databases.path("away").asInt()).isPositive();
        });
        JsonNode states = RestClient.of("operator", "admin:read")
                .get("/api/v1/admin/pools")
                .body()
                .path("databases");
        assertThat(states.path("demo").asText()).isEqualTo("up");
        assertThat(states.path("vault").asText()).isEqualTo("away");
    }

    @Test
    void shouldBeAliveWhileItsChannelsAre() {
        RestClient.Reply reply = anybody.get("/q/health/live");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(part(reply.body(), "channels").path("data").path("outbox").asText())
                .isEqualTo("up");
    }

    @Test
    void shouldTellNoAddressNoUserAndNoNameOfADatabase() {
        RestClient.of("reader", "query:read").get("/api/v1/databases/demo/schema");
        String all = anybody.get("/q/health").body().toString();

        assertThat(all).doesNotContain("demo", "vault");
        assertThat(all).doesNotContain("127.0.0.1", "localhost", "parley_app", "postgresql:", "redis:", "vault.");
    }

    private static JsonNode part(JsonNode health, String name) {
        return StreamSupport.stream(health.path("checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + health));
    }
}
