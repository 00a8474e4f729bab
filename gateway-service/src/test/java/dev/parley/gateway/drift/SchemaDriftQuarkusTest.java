package dev.parley.gateway.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.postgres.Login;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.RestClient.Reply;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestType;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.runtime.database.TargetDatabases;
import dev.parley.runtime.schema.SchemaCatalog;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.ZooDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real database whose tables change under the gateway. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class SchemaDriftQuarkusTest {

    @Inject
    SchemaDrift drift;

    @Inject
    SchemaStateRepository states;

    @Inject
    TaskProcessor processor;

    @Inject
    TargetDatabases databases;

    @Inject
    SchemaCatalog catalog;

    private final RestClient admin = RestClient.of("admin", "admin:read", "query:read", "query:submit");

    @BeforeEach
    void see() throws SQLException {
        asOwner("CREATE TABLE parrots (id int, name text, colour text)", "GRANT SELECT ON parrots TO demo_sandbox");
        drift.check("demo", Duration.ZERO);
    }

    @AfterEach
    void clear() throws SQLException {
        asOwner("DROP TABLE IF EXISTS parrots");
        drift.check("demo", Duration.ZERO);
    }

    @Test
    void shouldForgetAndTellWhatHasChanged() throws SQLException {
        assertThat(columns()).contains("colour");
        JsonNode query = admin.post("/api/v1/verified-queries", """
                        {"question": "Which colours do parrots have?", "database": "demo", "scope": "ME",
                         "sql": "SELECT DISTINCT colour FROM parrots"}""").body();
        asOwner("ALTER TABLE parrots RENAME colour TO plumage", "ALTER TABLE parrots ALTER id TYPE bigint");

        drift.check("demo", Duration.ZERO);

        assertThat(columns())
                .as("nobody has to wait for a cache")
                .contains("plumage")
                .doesNotContain("colour");
        Eventually.holds(() -> {
            JsonNode finding = finding();
            assertThat(finding.path("evidence").asText())
                    .contains("public.parrots")
                    .contains("new column plumage")
                    .contains("column colour is gone")
                    .contains("column id is bigint, was integer");
            assertThat(finding.path("severity").asText()).isEqualTo("WARNING");
            assertThat(finding.path("watcher").asText()).isEqualTo("ContextOptimizer");
            assertThat(finding.path("facts").path("verified_queries").path(0).asText())
                    .isEqualTo(query.path("id").asText("none"));
        });
    }

    @Test
    void shouldSetAsideWhatReadsWhatIsGoneAndProposeARepair() throws SQLException {
        String colours =
                verified("Which colours have parrots?", "SELECT DISTINCT p.colour FROM parrots p ORDER BY colour");
        String names = verified("What are parrots called?", "SELECT name FROM parrots");
        asOwner("ALTER TABLE parrots RENAME colour TO plumage", "ALTER TABLE parrots RENAME id TO number");

        drift.check("demo", Duration.ZERO);

        JsonNode broken = query(colours);
        assertThat(broken.path("status").asText()).isEqualTo("broken");
        assertThat(broken.path("reason").asText()).contains("public.parrots.colour");
        assertThat(broken.path("missing").path(0).asText()).isEqualTo("public.parrots.colour");
        assertThat(broken.path("repair").asText())
                .isEqualTo("SELECT DISTINCT p.plumage FROM parrots p ORDER BY plumage");
        assertThat(query(names).path("status").asText())
                .as("it reads nothing that is gone")
                .isEqualTo("verified");

        JsonNode mended = admin.post("/api/v1/verified-queries/" + colours + "/review", "{\"decision\": \"approve\"}")
                .body();
        assertThat(mended.path("status").asText()).isEqualTo("verified");
        assertThat(mended.path("sql").asText()).isEqualTo("SELECT DISTINCT p.plumage FROM parrots p ORDER BY plumage");
        assertThat(mended.has("repair") || mended.has("missing") || mended.has("reason"))
                .isFalse();
    }

    @Test
    void shouldTakeBackWhatHoldsAgain() throws SQLException {
        String query = verified("How many parrots are there now?", "SELECT count(*) FROM parrots");
        asOwner("ALTER TABLE parrots RENAME TO macaws");
        try {
            drift.check("demo", Duration.ZERO);
            assertThat(query(query).path("repair").asText()).isEqualTo("SELECT count(*) FROM macaws AS parrots");
            asOwner("ALTER TABLE macaws ADD COLUMN wings int");
            drift.check("demo", Duration.ZERO);
            assertThat(query(query).path("status").asText())
                    .as("it is gone still")
                    .isEqualTo("broken");
        } finally {
            asOwner("ALTER TABLE macaws RENAME TO parrots");
        }

        drift.check("demo", Duration.ZERO);

        JsonNode restored = query(query);
        assertThat(restored.path("status").asText()).isEqualTo("verified");
        assertThat(restored.has("reason") || restored.has("repair")).isFalse();
        Eventually.holds(() ->
                assertThat(finding().path("facts").path("restored").toString()).contains(query));
    }

    private String verified(String question, String sql) {
        JsonNode created = admin.post(
                        "/api/v1/verified-queries",
                        Json.mapper()
                                .createObjectNode()
                                .put("question", question)
                                .put("sql", sql)
                                .put("database", "demo")
                                .put("scope", "me")
                                .toString())
                .body();
        return created.path("id").asText();
    }

    private JsonNode query(String id) {
        return admin.get("/api/v1/verified-queries/" + id).body();
    }

    @Test
    void shouldLookWhenAStatementMissesATable() throws SQLException {
        asOwner("DROP TABLE parrots");
        Failure missing = Failure.of(ErrorCode.SQL_INVALID, "PostgreSQL: no such table", Instant.now())
                .withDetails(Map.of("layer", "database", "sqlstate", "42P01"));

        Eventually.holds(
                () -> { // as often as it may look after an error
                    SubmittedTask.of(processor, "ann", "How many parrots are there?")
                            .understood()
                            .coded("SELECT count(*) FROM parrots")
                            .reply(new TestFailed(TestType.SYNTAX, missing));
                    Thread.sleep(500);
                    assertThat(finding().path("evidence").asText()).contains("public.parrots is gone");
                });
    }

    @Test
    void shouldTellOnceWhenSeveralGatewaysLook() throws Exception {
        long before = settledCount();
        String edition = databases.editionWithoutEpoch("demo");
        asOwner("ALTER TABLE parrots ADD COLUMN age int");
        Callable<Void> look = () -> {
            drift.check("demo", Duration.ZERO);
            return null;
        };
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.invokeAll(Collections.nCopies(6, look));
        }

        Eventually.holds(() -> assertThat(count()).isEqualTo(before + 1));
        assertThat(databases.editionWithoutEpoch("demo")).isEqualTo(edition);
    }

    @Test
    void shouldLetGoWhatNobodyLooksAtAnyMore() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(8));
        states.claim("removed", longAgo, longAgo);

        drift.purge();

        assertThat(states.purge(longAgo.plusSeconds(1))).isZero();
        assertThat(states.purge(Instant.now().plusSeconds(60)))
                .as("demo is looked at")
                .isPositive();
    }

    @Test
    void shouldNotCallItAChangeWhenNobodyCanSeeIt() throws SQLException {
        long before = settledCount();
        String edition = databases.edition("demo");
        asOwner(
                "ANALYZE parrots",
                "CREATE TABLE hidden_parrots (id int)",
                "REVOKE ALL ON hidden_parrots FROM demo_sandbox");
        try {
            drift.check("demo", Duration.ZERO);
        } finally {
            asOwner("DROP TABLE hidden_parrots");
        }

        assertThat(databases.edition("demo")).isEqualTo(edition);
        assertThat(settledCount()).isEqualTo(before);
    }

    @Test
    void shouldForgetAndTellWhatAColumnMayHoldNow() throws SQLException {
        asOwner("ALTER TABLE parrots ADD CONSTRAINT known CHECK (colour IN ('red', 'green'))");
        drift.check("demo", Duration.ZERO);
        String edition = databases.edition("demo");
        asOwner(
                "ALTER TABLE parrots DROP CONSTRAINT known",
                "ALTER TABLE parrots ADD CONSTRAINT known CHECK (colour IN ('red', 'green', 'blue'))",
                "CREATE INDEX parrots_names ON parrots (name)");

        drift.check("demo", Duration.ZERO);

        assertThat(databases.edition("demo")).isNotEqualTo(edition);
        Eventually.holds(() -> {
            assertThat(finding().path("evidence").asText())
                    .contains("public.parrots: other checks, other indexes, other defaults or allowed values");
            assertThat(finding().path("severity").asText()).isEqualTo("INFO");
        });
    }

    @Test
    void shouldForgetAndTellWhenWhatIsHiddenHasAnotherName() throws SQLException {
        ZooDatabase zoo = ZooDatabase.on(EmbeddedServers.stack());
        RestClient manager = RestClient.of("ann", "database:manage", "query:read");
        String name = "zoo-" + UUID.randomUUID().toString().substring(0, 8);
        String path = "/api/v1/databases/" + name;
        manager.post("/api/v1/databases", "{" + zoo.registration(name) + ", \"hide\": [\"public.keepers.salary\"]}");
        try {
            drift.check(name, Duration.ZERO);
            assertThat(manager.get(path + "/schema").status()).isEqualTo(200);
            zoo.execute("ALTER TABLE keepers RENAME salary TO wage");

            drift.check(name, Duration.ZERO);
            String edition = databases.edition(name);
            drift.check(name, Duration.ZERO);

            assertThat(databases.edition(name)).as("nothing more to forget").isEqualTo(edition);
            Reply reply = manager.get(path + "/schema");
            assertThat(reply.status()).as("not of a cache").isNotEqualTo(200);
            assertThat(reply.body().path("error_code").asText()).isEqualTo(ErrorCode.DATABASE_UNUSABLE.code());
            Eventually.holds(() -> {
                JsonNode finding = finding("schema_unusable", name);
                assertThat(finding.path("severity").asText()).isEqualTo("CRITICAL");
                assertThat(finding.toString()).doesNotContain("salary", "wage");
            });
        } finally {
            zoo.execute("ALTER TABLE keepers RENAME wage TO salary");
        }
        drift.check(name, Duration.ZERO);
        assertThat(manager.get(path + "/schema").status()).isEqualTo(200);
        Eventually.holds(() -> assertThat(
                        finding("schema_unusable", name).path("severity").asText())
                .isEqualTo("INFO"));
        manager.delete(path);
    }

    @Test
    void shouldEndItsFindingAfterAnotherGatewayWasQuicker() throws SQLException {
        ZooDatabase zoo = ZooDatabase.on(EmbeddedServers.stack());
        RestClient manager = RestClient.of("ann", "database:manage", "query:read");
        String name = "zoo-" + UUID.randomUUID().toString().substring(0, 8);
        manager.post("/api/v1/databases", "{" + zoo.registration(name) + ", \"hide\": [\"public.keepers.salary\"]}");
        drift.check(name, Duration.ZERO);
        zoo.execute("ALTER TABLE keepers RENAME salary TO wage");
        try {
            drift.check(name, Duration.ZERO);
            Eventually.holds(() -> assertThat(severity("schema_unusable", name)).isEqualTo("CRITICAL"));
        } finally {
            zoo.execute("ALTER TABLE keepers RENAME wage TO salary");
        }
        seenByAnother(name);

        drift.check(name, Duration.ZERO);

        Eventually.holds(() -> assertThat(severity("schema_unusable", name)).isEqualTo("INFO"));
        manager.delete("/api/v1/databases/" + name);
    }

    /** As a gateway leaves it that looks now. */
    private void seenByAnother(String database) {
        Instant now = Instant.now();
        SchemaStateRepository.State before = states.claim(database, now, now).orElseThrow();
        SchemaSnapshot schema = catalog.fresh(database);
        SchemaStateRepository.State after = new SchemaStateRepository.State(
                databases.editionWithoutEpoch(database), catalog.probe(database), schema, catalog.freshDetails(schema));
        assertThat(states.keep(database, before, after)).isTrue();
    }

    @Test
    void shouldEndTheFindingsOfADatabaseThatIsRemoved() throws SQLException {
        ZooDatabase zoo = ZooDatabase.on(EmbeddedServers.stack());
        RestClient manager = RestClient.of("ann", "database:manage", "query:read");
        String name = "zoo-" + UUID.randomUUID().toString().substring(0, 8);
        manager.post("/api/v1/databases", "{" + zoo.registration(name) + ", \"hide\": [\"public.keepers.salary\"]}");
        zoo.execute("ALTER TABLE keepers RENAME salary TO wage");
        try {
            drift.check(name, Duration.ZERO);
            Eventually.holds(() -> assertThat(severity("schema_unusable", name)).isEqualTo("CRITICAL"));
            manager.delete("/api/v1/databases/" + name);

            Eventually.holds(() -> {
                drift.look();
                assertThat(severity("schema_unusable", name)).isEqualTo("INFO");
            });
        } finally {
            zoo.execute("ALTER TABLE keepers RENAME wage TO salary");
        }
    }

    @Test
    void shouldReadAnewWhatAnotherReleaseWroteOfASchema() throws SQLException {
        asApplication(
                "UPDATE schema_states SET snapshot = '{\"tables\": \"of another shape\"}' WHERE database = 'demo'");
        drift.check("demo", Duration.ZERO);
        asOwner("ALTER TABLE parrots RENAME colour TO feathers");

        drift.check("demo", Duration.ZERO);

        Eventually.holds(() -> assertThat(finding().path("evidence").asText()).contains("new column feathers"));
    }

    @Test
    void shouldTellWhenItBreaks() throws SQLException {
        asApplication("ALTER TABLE schema_states RENAME TO schema_states_away");
        try {
            drift.check("demo", Duration.ZERO);
        } finally {
            asApplication("ALTER TABLE schema_states_away RENAME TO schema_states");
        }

        Eventually.holds(() -> assertThat(findings().findValuesAsText("evidence"))
                .anyMatch(evidence -> evidence.endsWith("; in drift")));
    }

    @Test
    void shouldTellWhenASchemaCannotBeReadLookAfterLook() {
        for (int look = 0; look < 3; look++) {
            drift.check("vault", Duration.ZERO);
        }

        Eventually.holds(() -> {
            JsonNode finding = finding("schema_unread", "vault");
            assertThat(finding.path("severity").asText()).isEqualTo("WARNING");
            assertThat(finding.path("evidence").asText()).contains("could not be read at");
        });
    }

    private List<String> columns() {
        JsonNode tables =
                admin.get("/api/v1/databases/demo/schema?search=parrots").body().path("tables");
        return tables.findValues("columns").getFirst().findValuesAsText("name");
    }

    /** When all notices so far have been seen. */
    private long settledCount() {
        Eventually.holds(() -> {
            long first = count();
            Thread.sleep(300);
            assertThat(count()).isEqualTo(first);
        });
        return count();
    }

    private long count() {
        return StreamSupport.stream(findings().spliterator(), false)
                .filter(node -> node.path("kind").asText().equals("schema_drift"))
                .mapToLong(node -> node.path("count").asLong())
                .sum();
    }

    private JsonNode finding() {
        return finding("schema_drift", "demo");
    }

    private String severity(String kind, String database) {
        return finding(kind, database).path("severity").asText();
    }

    private JsonNode finding(String kind, String database) {
        return StreamSupport.stream(findings().spliterator(), false)
                .filter(node -> node.path("kind").asText().equals(kind))
                .filter(node -> node.path("subject").asText().equals(database))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode findings() {
        return admin.get("/api/v1/admin/findings").body();
    }

    private static void asOwner(String... statements) throws SQLException {
        execute(EmbeddedServers.stack().demoOwner(), statements);
    }

    /** In Parley's own database. */
    private static void asApplication(String... statements) throws SQLException {
        execute(EmbeddedServers.stack().applicationDatabase(), statements);
    }

    private static void execute(Login login, String... statements) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
