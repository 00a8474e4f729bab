package dev.parley.gateway.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.postgres.Login;
import dev.parley.embedded.secrets.TokenIssuer;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.RestClient.Reply;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SocketClient;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.TopicClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who has called, and who may not any more. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class UsersQuarkusTest {

    private static final String USERS = "/api/v1/admin/users";

    @Inject
    UserRepository repository;

    private final String subject = "uma-" + UUID.randomUUID();
    private final String token = EmbeddedServers.stack()
            .tokens()
            .issue(
                    new TokenIssuer.Bearer(subject, null, List.of("query:read", "query:submit"), null),
                    Duration.ofMinutes(30));
    private final RestClient uma = RestClient.withToken(token);
    private final RestClient operator = RestClient.of("olga", "admin:users");

    @Test
    void shouldKnowWhoHasCalled() {
        assertThat(uma.get("/api/v1/query").status()).isEqualTo(200);

        Eventually.holds(() -> assertThat(user().path("active").asBoolean()).isTrue());
        assertThat(Instant.parse(user().path("last_login").asText()))
                .isAfter(Instant.now().minusSeconds(60));
        assertThat(operator.get(USERS + "?active=false&subject=" + subject)
                        .body()
                        .path("users"))
                .isEmpty();
    }

    @Test
    void shouldRefuseWhoWasDeactivatedAtEachDoor() {
        assertThat(uma.get("/api/v1/query").status()).isEqualTo(200);
        Eventually.holds(() -> assertThat(user()).isNotNull());
        try (SocketClient socket = SocketClient.open(token)) {

            Reply changed = change(false);

            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.body().path("active").asBoolean()).isFalse();
            Reply refused = uma.get("/api/v1/query");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body().path("detail").asText()
                            + refused.body().path("message").asText())
                    .contains("Access denied");
            assertThat(SocketClient.status("/ws", Map.of("Authorization", "Bearer " + token)))
                    .isEqualTo(403);
            Eventually.holds(() -> assertThat(socket.closeCode()).isPositive());
        }

        assertThat(change(true).status()).isEqualTo(200);
        assertThat(uma.get("/api/v1/query").status()).isEqualTo(200);
    }

    @Test
    void shouldListThemInPages() {
        for (int i = 0; i < 3; i++) {
            repository.createNew(
                    known("page-" + i + subject, null, Instant.now().plusSeconds(86_400 + i)));
        }

        JsonNode first = operator.get(USERS + "?limit=2").body();
        JsonNode second = operator.get(
                        USERS + "?limit=2&cursor=" + first.path("next").asText())
                .body();

        assertThat(first.path("users")).hasSize(2);
        assertThat(second.path("users").path(0).path("subject").asText()).isEqualTo("page-0" + subject);
    }

    @Test
    void shouldFindThemByTheirAddressAndByWhetherTheyMayCall() {
        repository.createNew(known(subject, "Uma." + subject + "@Example.org", Instant.now()));
        String byAddress = USERS + "?email=uma." + subject + "@example.ORG";

        assertThat(operator.get(byAddress + "&active=true").body().path("users").findValuesAsText("subject"))
                .containsExactly(subject);
        assertThat(operator.get(byAddress + "&active=false").body().path("users"))
                .isEmpty();
        assertThat(operator.get(USERS + "?email=%25").body().path("users")).isEmpty();
    }

    @Test
    void shouldFindWhatTheyDidByTheirAddress() {
        repository.createNew(known(subject, "Uma." + subject + "@Example.org", Instant.now()));
        assertThat(uma.get(USERS).status()).isEqualTo(403);
        RestClient auditor = RestClient.of("auditor", "audit:read");

        Eventually.holds(() -> {
            JsonNode audit = auditor.get("/api/v1/audit?email=uma." + subject + "@example.org")
                    .body();
            assertThat(audit.path("entries").findValuesAsText("principal")).containsExactly(subject);
            assertThat(audit.path("people").findValuesAsText("email"))
                    .containsExactly("Uma." + subject + "@Example.org");
        });
        assertThat(auditor.get("/api/v1/audit?email=nobody@example.org").body().path("entries"))
                .isEmpty();
    }

    @Test
    void shouldNotAskTheAuditByAnAddressOfWhoeverThereIs() {
        for (int i = 0; i <= 100; i++) {
            repository.createNew(known("job-" + i + subject, "jobs." + subject + "@example.org", Instant.now()));
        }

        Reply refused =
                RestClient.of("auditor", "audit:read").get("/api/v1/audit?email=jobs." + subject + "@example.org");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("message").asText()).contains("more than 100 users", "principal");
    }

    @Test
    void shouldTakeNoRecordOfWhoWasDeactivated() {
        assertThat(uma.get("/api/v1/query").status()).isEqualTo(200);
        Eventually.holds(() -> assertThat(user()).isNotNull());
        assertThat(change(false).status()).isEqualTo(200);

        new TopicClient(EmbeddedServers.stack().kafkaBootstrapServers(), Topics.QUERIES)
                .send(
                        subject,
                        Map.of("authorization", "Bearer " + token),
                        "{\"query\": \"How many?\", \"database\": \"demo\"}".getBytes(UTF_8));

        RestClient letters = RestClient.of("olga", "admin:dead-letters");
        Eventually.holds(
                () -> assertThat(letters.get("/api/v1/admin/dead-letters?topic=parley.queries.dead&key=" + subject)
                                .body()
                                .path("dead_letters")
                                .findValuesAsText("error_code"))
                        .containsExactly("PARLEY-3001"));
    }

    @Test
    void shouldKeepStreamsOpenWhileNobodyCanSayWhoMayStay() throws Exception {
        assertThat(uma.get("/api/v1/query").status()).isEqualTo(200);
        Eventually.holds(() -> assertThat(user()).isNotNull());
        Login application = EmbeddedServers.stack().applicationDatabase();
        try (SocketClient socket = SocketClient.open(token);
                Connection superuser = EmbeddedServers.stack().superuser().connect();
                Statement statement = superuser.createStatement()) {
            statement.execute("ALTER ROLE " + application.user() + " CONNECTION LIMIT 0");
            try {
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '"
                        + application.user() + "'");
                Thread.sleep(Duration.ofSeconds(7)); // they are looked at every three
                assertThat(socket.closeCode()).isNotPositive();
            } finally {
                statement.execute("ALTER ROLE " + application.user() + " CONNECTION LIMIT -1");
            }
            Eventually.holds(() -> assertThat(change(false).status()).isEqualTo(200));
            Eventually.holds(() -> assertThat(socket.closeCode()).isPositive());
        }
    }

    @Test
    void shouldKeepTheNewestLogin() {
        User user = known(subject, null, Instant.now().minusSeconds(600));
        repository.createNew(user);
        Instant now = Instant.parse("2030-01-01T00:00:00.123456Z");

        repository.updateLastLogin(user, new Profile("uma@example.org", "Uma"), now);

        assertThat(repository.findById(user.id()).orElseThrow().lastLogin()).isEqualTo(now);
        assertThat(repository.findById(user.id()).orElseThrow().name()).isEqualTo("Uma");
    }

    @Test
    void shouldRefuseAChangeThatSaysNothing() {
        assertThat(operator.put(USERS + "/" + UUID.randomUUID(), "{}").status()).isEqualTo(400);
        assertThat(operator.put(USERS + "/" + UUID.randomUUID(), "{\"active\": false}")
                        .status())
                .isEqualTo(404);
    }

    private static User known(String subject, String email, Instant login) {
        return User.first(
                new Caller(subject, null, Set.of(), null),
                new Profile(email, null),
                login.truncatedTo(ChronoUnit.MICROS));
    }

    private Reply change(boolean active) {
        return operator.put(USERS + "/" + user().path("id").asText(), "{\"active\": " + active + "}");
    }

    private JsonNode user() {
        return operator.get(USERS + "?subject=" + subject).body().path("users").get(0);
    }
}
