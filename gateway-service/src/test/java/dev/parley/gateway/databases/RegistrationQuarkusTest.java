package dev.parley.gateway.databases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.postgres.Login;
import dev.parley.embedded.secrets.TokenIssuer.Bearer;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.RestClient.Reply;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.ZooDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A second database of the same server, registered while the gateway runs. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class RegistrationQuarkusTest {

    private static final String PATH = "/api/v1/databases";

    @Inject
    TargetDatabases databases;

    private final RestClient ann = RestClient.of("ann", "database:manage", "query:read");
    private final String name = "zoo-" + UUID.randomUUID().toString().substring(0, 8);
    private ZooDatabase zoo;

    @BeforeEach
    void makeZoo() throws SQLException {
        zoo = ZooDatabase.on(EmbeddedServers.stack());
    }

    @Test
    void shouldRegisterADatabaseAndShowItsSchemaAtOnce() {
        Reply reply = register("");

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        assertThat(reply.body().path("created_by").asText()).isEqualTo("ann");
        assertThat(reply.body().path("report").path("usable").asBoolean()).isTrue();
        assertThat(reply.body().path("report").path("tables").asInt()).isEqualTo(2);
        assertThat(ann.get(PATH).body().findValuesAsText("name")).contains(name, "demo");
        assertThat(schema("").findValuesAsText("comment")).isEmpty();
        assertThat(tables(schema(""))).containsExactly("animals", "keepers");
    }

    @Test
    void shouldNeverReturnAPasswordAndKeepItSealed() throws SQLException {
        Reply registered = register("");
        Reply read = ann.get(PATH + "/" + name);
        Reply unusable = ann.post(
                PATH + "/test",
                "{"
                        + zoo.registration(name)
                                .replace("\"zoo_reader\", \"password\": \"", "\"zoo_reader\", \"password\": \"Not-")
                        + "}");

        assertThat(registered.body().toString() + read.body() + unusable.body()).doesNotContain(ZooDatabase.PASSWORD);
        assertThat(read.body().path("catalog").path("username").asText()).isEqualTo("zoo_catalog");
        assertThat(stored()).contains("v1:").doesNotContain(ZooDatabase.PASSWORD);
    }

    @Test
    void shouldSayWhatIsWrongWithADatabaseAndNotRegisterIt() {
        Reply reply = ann.post(
                PATH,
                "{"
                        + zoo.registration(name)
                                .replace("\"zoo_catalog\", \"password\": \"", "\"zoo_catalog\", \"password\": \"Not-")
                        + "}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("error_code").asText()).isEqualTo("PARLEY-2043");
        assertThat(reply.body()
                        .path("details")
                        .path("report")
                        .path("catalog")
                        .path("message")
                        .asText())
                .isEqualTo("The server does not let this role in with this password");
        assertThat(ann.get(PATH + "/" + name).status()).isEqualTo(404);
    }

    @Test
    void shouldNotRegisterARoleThatMayDoTooMuchAndTellWhatMendsIt() {
        Login superuser = EmbeddedServers.stack().superuser();
        Reply reply = ann.post(
                PATH, """
                {"name": "%s", "url": "%s",
                 "catalog": {"username": "zoo_catalog", "password": "%s"},
                 "sandbox": {"username": "%s", "password": "%s"}}""".formatted(name, zoo.url(), ZooDatabase.PASSWORD, superuser.user(), superuser.password()));

        assertThat(reply.status()).isEqualTo(422);
        JsonNode findings =
                reply.body().path("details").path("report").path("sandbox").path("findings");
        assertThat(findings.findValuesAsText("level")).contains("REFUSED");
        assertThat(findings.findValuesAsText("remedy")).isNotEmpty().allMatch(sql -> !sql.isBlank());
    }

    @Test
    void shouldTellNothingOfAPlaceThatIsNoDatabase() {
        int port = EmbeddedServers.stack().port(dev.parley.embedded.Part.REDIS);
        for (String place : new String[] {"127.0.0.1:" + port, "127.0.0.1:1"}) {
            Reply reply = ann.post(PATH + "/test", """
                    {"name": "%s", "url": "postgresql://%s/zoo",
                     "catalog": {"username": "a", "password": "b"}, "sandbox": {"username": "a", "password": "b"}}""".formatted(name, place));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().path("usable").asBoolean()).isFalse();
            assertThat(reply.body().path("catalog").path("message").asText())
                    .startsWith("No PostgreSQL answers there in time");
        }
    }

    @Test
    void shouldChangeADatabaseThatNobodyElseChanged() {
        long first = register("").body().path("version").asLong();
        String change = change("\"description\": \"Changed\"", zoo.url());

        assertThat(ann.put(PATH + "/" + name, "\"" + (first - 1) + "\"", change).status())
                .isEqualTo(412);
        assertThat(ann.put(PATH + "/" + name, null, change).status()).isEqualTo(400);
        Reply changed = ann.put(PATH + "/" + name, "\"" + first + "\"", change);

        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.body().path("version").asLong()).isGreaterThan(first);
        assertThat(ann.get(PATH).body().findValuesAsText("description")).contains("Changed");
        assertThat(tables(schema(""))).containsExactly("animals", "keepers");
    }

    @Test
    void shouldNotShowAPasswordThatItKeptToAnotherServer() {
        long version = register("").body().path("version").asLong();

        Reply elsewhere = ann.put(
                PATH + "/" + name,
                "\"" + version + "\"",
                change("\"description\": \"Moved\"", "postgresql://127.0.0.1:1/zoo"));

        assertThat(elsewhere.status()).isEqualTo(400);
        assertThat(elsewhere.body().path("message").asText()).contains("`catalog.password` is missing");
    }

    @Test
    void shouldTakeNoQuestionsAfterItIsRemoved() {
        register("");

        assertThat(ann.delete(PATH + "/" + name).status()).isEqualTo(204);

        assertThat(ann.delete(PATH + "/" + name).status()).isEqualTo(404);
        Reply asked = RestClient.of("ann", "query:submit")
                .post("/api/v1/query", "{\"query\": \"How many animals?\", \"database\": \"" + name + "\"}");
        assertThat(asked.status()).isEqualTo(404);
        assertThat(asked.body().path("error_code").asText()).isEqualTo("PARLEY-2002");
    }

    @Test
    void shouldNotAnswerForANewDatabaseFromWhatIsKnownOfTheOldOne() throws SQLException {
        register("");
        assertThat(tables(schema(""))).containsExactly("animals", "keepers");
        ann.delete(PATH + "/" + name);

        ann.post(PATH, "{" + zoo.registration(name).replace("/zoo\"", "/postgres\"") + "}");
        Login superuser = EmbeddedServers.stack().superuser();
        Reply other = ann.post(PATH + "?check=false", """
                {"name": "%s", "url": "%s",
                 "catalog": {"username": "%s", "password": "%s"},
                 "sandbox": {"username": "zoo_reader", "password": "%s"}}""".formatted(
                        name, superuser.reactiveUrl(), superuser.user(), superuser.password(), ZooDatabase.PASSWORD));

        assertThat(other.status()).as(other.body().toString()).isEqualTo(201);
        assertThat(tables(schema(""))).doesNotContain("animals");
    }

    @Test
    void shouldReadTheSchemaAnewWhenAskedTo() throws SQLException {
        register("");
        schema("");
        try {
            zoo.execute("CREATE TABLE cages (id int PRIMARY KEY)", "GRANT SELECT ON cages TO zoo_reader");
            Reply reply = ann.post(PATH + "/" + name + "/schema/refresh", "");

            assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
            assertThat(reply.body().path("tables").asInt()).isEqualTo(3);
            assertThat(tables(schema(""))).contains("cages");
        } finally {
            zoo.execute("DROP TABLE cages");
        }
    }

    @Test
    void shouldFollowWhatAnotherGatewayRegistered() throws SQLException {
        register("");
        try (Connection connection =
                        EmbeddedServers.stack().applicationDatabase().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM target_databases WHERE name = '" + name + "'");
        }

        Eventually.holds(() -> assertThat(databases.descriptions()).doesNotContainKey(name));
    }

    @Test
    void shouldShowTheSchemaInPagesAndSearchIt() {
        JsonNode first = ann.get(PATH + "/demo/schema?limit=10").body();
        JsonNode second = ann.get(PATH + "/demo/schema?limit=10&cursor="
                        + first.path("next").asText())
                .body();

        assertThat(first.path("tables")).hasSize(10);
        assertThat(second.path("tables")).hasSize(6);
        assertThat(second.has("next")).isFalse();
        assertThat(tables(second)).doesNotContainAnyElementsOf(tables(first));
        assertThat(tables(ann.get(PATH + "/demo/schema?search=REVIEW").body())).contains("reviews");
        assertThat(ann.get(PATH + "/demo/schema?cursor=xyz").status()).isEqualTo(400);
        assertThat(ann.get(PATH + "/demo/schema?limit=0").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "PUT,''", "DELETE,''", "POST,/test"})
    void shouldNotTouchWhatIsConfigured(String method, String path) {
        String body = "{" + zoo.registration("demo") + "}";
        Reply reply =
                switch (method) {
                    case "GET" -> ann.get(PATH + "/demo" + path);
                    case "PUT" -> ann.put(PATH + "/demo" + path, "*", body);
                    case "DELETE" -> ann.delete(PATH + "/demo" + path);
                    default -> ann.post(PATH + "/demo" + path, body);
                };

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body().path("error_code").asText()).isEqualTo("PARLEY-2041");
    }

    @Test
    void shouldNotRegisterANameTwice() {
        register("");

        assertThat(register("").status()).isEqualTo(409);
        assertThat(ann.post(PATH, "{" + zoo.registration("demo") + "}").status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoo", "zoo/x", "", "1zoo", "zoo (copy)", "zoo zoo", "../zoo"})
    void shouldRefuseNamesThatAreNone(String wrong) {
        Reply reply = ann.post(PATH, "{" + zoo.registration(wrong) + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("message").asText()).contains("`name` must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hide", "sensitive"})
    void shouldNotPassOverANameThatGotLost(String field) {
        Reply reply = register(", \"" + field + "\": [null]");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("message").asText()).contains("`" + field + "`");
    }

    @Test
    void shouldNotRegisterWithoutATestBecauseOfATypingError() {
        Reply reply = ann.post(PATH + "?check=ture", "{" + zoo.registration("zoo-typo") + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(ann.get(PATH + "/zoo-typo").status()).isEqualTo(404);
    }

    @Test
    void shouldNotHideWhatIsNotThere() {
        Reply reply = register(", \"hide\": [\"public.keeper.salary\"], \"sensitive\": [\"public.keepers.email\"]");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()
                        .path("details")
                        .path("report")
                        .path("unknown_names")
                        .path(0)
                        .asText())
                .isEqualTo("public.keeper.salary");
    }

    @Test
    void shouldNotShowWhatIsHiddenAndMarkWhatIsSensitive() {
        register(
                ", \"hide\": [\"public.keepers.salary\", \"public.animals\"], \"sensitive\": [\"public.keepers.email\"]");

        JsonNode schema = schema("");

        assertThat(tables(schema)).containsExactly("keepers");
        JsonNode columns = schema.path("tables").path(0).path("columns");
        assertThat(columns.findValuesAsText("name")).containsExactly("id", "name", "email");
        assertThat(columns.path(1).has("sensitive")).isFalse();
        assertThat(columns.path(2).path("sensitive").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/databases/zoo",
        "POST, /api/v1/databases",
        "POST, /api/v1/databases/test",
        "POST, /api/v1/databases/zoo/test",
        "POST, /api/v1/databases/demo/schema/refresh",
        "PUT, /api/v1/databases/zoo",
        "DELETE, /api/v1/databases/zoo"
    })
    void shouldLetOnlyThoseManageDatabasesWhoMay(String method, String path) {
        RestClient bob = RestClient.of("bob", "query:read", "query:submit", "admin:read", "audit:read");
        Reply reply =
                switch (method) {
                    case "GET" -> bob.get(path);
                    case "PUT" -> bob.put(path, "*", "{}");
                    case "DELETE" -> bob.delete(path);
                    default -> bob.post(path, "{}");
                };

        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void shouldHaveARowInTheAuditForEachAct() {
        String eve = "eve-" + name;
        RestClient.of(eve, "database:manage").delete(PATH + "/" + name);

        JsonNode rows = RestClient.of("auditor", "audit:read")
                .get("/api/v1/audit?principal=" + eve)
                .body();
        assertThat(rows.toString()).contains("DELETE /api/v1/databases/" + name);
        assertThat(rows.findValuesAsText("act")).containsOnly("ADMIN");
    }

    @Test
    void shouldGiveATenantsDatabaseToThatTenantAlone() {
        RestClient ada = ofTenant("ada", "acme-" + name);
        RestClient bea = ofTenant("bea", "acme-" + name);
        RestClient eve = ofTenant("eve", "other-" + name);
        String path = PATH + "/" + name;

        assertThat(ada.post(PATH, "{" + zoo.registration(name) + "}").status()).isEqualTo(201);

        assertThat(bea.get(PATH).body().findValuesAsText("name")).contains(name);
        assertThat(bea.get(path).status()).isEqualTo(200);
        assertThat(eve.get(PATH).body().findValuesAsText("name")).doesNotContain(name);
        assertThat(ann.get(PATH).body().findValuesAsText("name")).doesNotContain(name);
        assertThat(ann.get(path).status()).as("rules all tenants").isEqualTo(200);
        assertThat(eve.get(path).status()).isEqualTo(404);
        assertThat(eve.get(path + "/access").status()).isEqualTo(404);
        assertThat(eve.put(path + "/access?everyone=true").status()).isEqualTo(404);
        assertThat(eve.delete(path).status()).isEqualTo(404);
        assertThat(eve.put(PATH + "/demo/access?tenant=other").status())
                .as("configured, not its own")
                .isEqualTo(404);
        assertThat(ada.delete(path).status()).isEqualTo(204);
    }

    private static RestClient ofTenant(String subject, String tenant) {
        Bearer bearer = new Bearer(subject, tenant, List.of("database:manage", "query:read"), null);
        return RestClient.withToken(EmbeddedServers.stack().tokens().issue(bearer, Duration.ofMinutes(30)));
    }

    private Reply register(String more) {
        return ann.post(PATH, "{" + zoo.registration(name) + more + "}");
    }

    private String change(String more, String url) {
        return """
                {"url": "%s", "catalog": {"username": "zoo_catalog"}, "sandbox": {"username": "zoo_reader"}, %s}""".formatted(url, more);
    }

    private JsonNode schema(String query) {
        return ann.get(PATH + "/" + name + "/schema" + query).body();
    }

    private static List<String> tables(JsonNode schema) {
        return schema.path("tables").findValues("name").stream()
                .filter(JsonNode::isObject)
                .map(name -> name.path("name").asText())
                .toList();
    }

    private String stored() throws SQLException {
        try (Connection connection =
                        EmbeddedServers.stack().applicationDatabase().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT to_json(d)::text FROM target_databases d WHERE name = '" + name + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
