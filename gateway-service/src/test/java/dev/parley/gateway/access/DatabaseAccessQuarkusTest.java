package dev.parley.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.secrets.TokenIssuer.Bearer;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.RestClient.Reply;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask which database, as callers see it. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class DatabaseAccessQuarkusTest {

    private static final String ACCESS = "/api/v1/databases/vault/access";
    private static final String[] ASKER = {"query:submit", "query:read"};

    @Inject
    TaskProcessor processor;

    @Inject
    GrantRepository grants;

    private final RestClient admin = RestClient.of("admin", "database:manage");
    private final RestClient ann = RestClient.of("ann", ASKER);
    private final RestClient annOfAcme = token("ann", "acme", null);
    private final RestClient bobOfAcme = token("bob", "acme", null);

    @AfterEach
    void forgetGrants() {
        grants.of("vault").forEach(grant -> grants.remove("vault", new Grantee(grant.subject(), grant.tenant())));
    }

    @Test
    void shouldLetEveryoneAskADatabaseWithoutGrants() {
        assertThat(databases(ann)).containsExactly("demo", "vault");
        assertThat(submit(ann, "vault").status()).isEqualTo(202);
    }

    @Test
    void shouldHideADatabaseFromThoseWhoAreNotGrantedIt() {
        assertThat(admin.put(ACCESS + "?subject=ann").status()).isEqualTo(200);

        assertThat(databases(ann)).containsExactly("demo", "vault");
        assertThat(submit(ann, "vault").status()).isEqualTo(202);
        assertThat(databases(annOfAcme)).as("another ann").containsExactly("demo");
        assertUnknown(submit(annOfAcme, "vault"), "vault");
        assertUnknown(annOfAcme.get("/api/v1/databases/vault/schema"), "vault");
        assertThat(submit(annOfAcme, "vault").body().path("message").asText())
                .isEqualTo(submit(annOfAcme, "voult")
                        .body()
                        .path("message")
                        .asText()
                        .replace("voult", "vault"));
    }

    @Test
    void shouldGrantToATenantToOneOfATenantAndToEveryone() {
        admin.put(ACCESS + "?subject=ann&tenant=acme");
        assertThat(databases(annOfAcme)).contains("vault");
        assertThat(databases(bobOfAcme)).doesNotContain("vault");

        admin.put(ACCESS + "?tenant=acme");
        assertThat(databases(bobOfAcme)).contains("vault");
        assertThat(databases(ann)).doesNotContain("vault");

        admin.put(ACCESS + "?everyone=true");
        assertThat(databases(ann)).contains("vault");
        assertThat(admin.get(ACCESS).body()).hasSize(3);
    }

    @Test
    void shouldHideWhatATenantIsGrantedFromThoseOfNone() {
        admin.put(ACCESS + "?tenant=acme");

        assertThat(databases(ann)).containsExactly("demo");
        assertUnknown(submit(ann, "vault"), "vault");
        assertThat(databases(annOfAcme)).containsExactly("demo", "vault");
    }

    @Test
    void shouldTakeAGrantBackAtOnceButNotOpenTheDatabaseThereby() {
        admin.put(ACCESS + "?subject=ann");
        admin.put(ACCESS + "?subject=bob");

        assertThat(admin.delete(ACCESS + "?subject=ann").status()).isEqualTo(204);
        assertThat(databases(ann)).doesNotContain("vault");
        assertThat(admin.delete(ACCESS + "?subject=carl").status()).isEqualTo(204);

        Reply last = admin.delete(ACCESS + "?subject=bob");
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.body().path("error_code").asText()).isEqualTo("PARLEY-3003");
        assertThat(databases(ann)).doesNotContain("vault");
    }

    @Test
    void shouldKeepAGrantAsItWasFirstMade() {
        JsonNode first = admin.put(ACCESS + "?subject=ann").body();
        JsonNode again = RestClient.of("root", "database:manage")
                .put(ACCESS + "?subject=ann")
                .body();

        assertThat(again).isEqualTo(first);
        assertThat(first.path("granted_by").asText()).isEqualTo("admin");
    }

    @Test
    void shouldHoldABearerToTheDatabasesOfTheToken() {
        admin.put(ACCESS + "?subject=ann");
        RestClient vaultOnly = token("carl", null, List.of("vault", "elsewhere"));
        RestClient nothing = token("ann", null, List.of());

        assertThat(databases(vaultOnly)).containsExactly("vault");
        assertThat(submit(vaultOnly, "vault").status()).isEqualTo(202);
        assertUnknown(submit(vaultOnly, "demo"), "demo");
        assertThat(databases(nothing)).isEmpty();
    }

    @Test
    void shouldHoldAnAdministratorToTheDatabasesOfTheToken() {
        Bearer dora = new Bearer("dora", null, List.of("database:manage"), List.of("demo"));
        RestClient demoAdmin =
                RestClient.withToken(EmbeddedServers.stack().tokens().issue(dora, Duration.ofMinutes(30)));

        assertUnknown(demoAdmin.put(ACCESS + "?everyone=true"), "vault");
        assertThat(grants.of("vault")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "?everyone=false",
        "?everyone=all",
        "?subject=ann&everyone=true",
        "?subject=",
        "?tenant=%00",
        "?subject=%0a"
    })
    void shouldNotGuessWhoIsMeant(String query) {
        assertThat(admin.put(ACCESS + query).status()).isEqualTo(400);
        assertThat(admin.delete(ACCESS + query).status()).isEqualTo(400);
        assertThat(grants.of("vault")).isEmpty();
    }

    @Test
    void shouldTellAProducerOfAForbiddenDatabaseWhatItTellsOfAnUnknownOne() {
        admin.put(ACCESS + "?subject=ann");
        UUID taskId = Envelope.newId();
        Caller bob = Caller.trusted("bob");

        processor.submit(Envelope.newId(), taskId, new QuerySubmitted("How many?", "vault", null, null), bob);

        assertThat(processor.get(taskId, bob).state().progress()).contains("no database called \"vault\"");
    }

    @Test
    void shouldShowATaskNoLongerOnceItsDatabaseMayNotBeAsked() {
        admin.put(ACCESS + "?subject=ann");
        admin.put(ACCESS + "?subject=bob");
        String task = taskId(submit(ann, "vault"));
        assertThat(ann.get("/api/v1/query/" + task).status()).isEqualTo(200);
        assertThat(tasks(ann)).contains(task);
        RestClient narrower = token("ann", null, List.of("demo"));
        assertUnreadable(narrower, task);

        admin.delete(ACCESS + "?subject=ann");

        assertUnreadable(ann, task);
        assertThat(ann.post("/api/v1/query/" + task + "/rerun", "{}").status()).isEqualTo(404);
        assertThat(ann.delete("/api/v1/query/" + task).status())
                .as("one's own work may be stopped")
                .isLessThan(300);
    }

    @Test
    void shouldShowWhatWasAskedWithSensitiveValuesToNobodyWithoutThem() {
        String[] withSensitive = {"query:submit", "query:read", Caller.SENSITIVE};
        RestClient annWhoSees = RestClient.of("ann", withSensitive);
        String task = taskId(submit(annWhoSees, "demo"));
        assertThat(annWhoSees.get("/api/v1/query/" + task).status()).isEqualTo(200);
        assertThat(tasks(annWhoSees)).contains(task);

        assertUnreadable(ann, task);
        String plain = taskId(submit(ann, "demo"));
        assertThat(annWhoSees.get("/api/v1/query/" + plain).status())
                .as("who may more reads what was asked with less")
                .isEqualTo(200);
    }

    @Test
    void shouldNotRepeatARequestUnderItsKeyForWhoSeesLess() {
        String body = "{\"query\": \"How many?\", \"database\": \"demo\"}";
        String key = UUID.randomUUID().toString();
        RestClient annWhoSees = RestClient.of("ann", "query:submit", "query:read", Caller.SENSITIVE);
        assertThat(annWhoSees
                        .exchange("POST", "/api/v1/query", body, "Idempotency-Key", key)
                        .statusCode())
                .isEqualTo(202);

        HttpResponse<String> again = ann.exchange("POST", "/api/v1/query", body, "Idempotency-Key", key);

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("PARLEY-2010");
    }

    @Test
    void shouldAuditWhoWasGrantedWhat() {
        String carl = "carl-" + UUID.randomUUID();
        admin.put(ACCESS + "?subject=" + carl);

        assertThat(RestClient.of("auditor", "audit:read")
                        .get("/api/v1/audit?act=ADMIN&principal=admin")
                        .body()
                        .path("entries")
                        .findValuesAsText("detail"))
                .contains("PUT " + ACCESS + "?subject=" + carl);
    }

    private static RestClient token(String subject, String tenant, List<String> databases) {
        return RestClient.withToken(EmbeddedServers.stack()
                .tokens()
                .issue(new Bearer(subject, tenant, List.of(ASKER), databases), Duration.ofMinutes(30)));
    }

    private static List<String> databases(RestClient client) {
        return client.get("/api/v1/databases").body().findValuesAsText("name");
    }

    private static Reply submit(RestClient client, String database) {
        return client.post("/api/v1/query", "{\"query\": \"How many?\", \"database\": \"" + database + "\"}");
    }

    private static String taskId(Reply submitted) {
        assertThat(submitted.status()).isEqualTo(202);
        return submitted.body().path("task_id").asText();
    }

    private static List<String> tasks(RestClient client) {
        return client.get("/api/v1/query").body().findValuesAsText("task_id");
    }

    /** Whichever way it is asked for. */
    private static void assertUnreadable(RestClient client, String task) {
        for (String what : List.of("", "/results", "/explain", "/events", "/feedback")) {
            Reply reply = client.get("/api/v1/query/" + task + what);
            assertThat(reply.status()).as(what).isEqualTo(404);
            assertThat(reply.body().path("error_code").asText()).as(what).isEqualTo("PARLEY-2003");
        }
        assertThat(tasks(client)).doesNotContain(task);
    }

    private static void assertUnknown(Reply reply, String database) {
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().path("error_code").asText()).isEqualTo("PARLEY-2002");
        assertThat(reply.body().path("message").asText())
                .startsWith("There is no database called \"" + database + "\" here");
    }
}
