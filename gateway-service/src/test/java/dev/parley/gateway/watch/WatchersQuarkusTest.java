package dev.parley.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestType;
import dev.parley.model.task.TaskStatus;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the watchers of the running gateway see, and what they do to it when one of them is broken. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class WatchersQuarkusTest {

    /** One more watcher, which a test can break. */
    @ApplicationScoped
    static class Fragile implements Watcher {
        private volatile boolean broken;

        void setBroken(boolean broken) {
            this.broken = broken;
        }

        @Override
        public String name() {
            return "Fragile";
        }

        @Override
        public void see(Observation observation) {
            if (broken) {
                throw new IllegalStateException("broken on purpose");
            }
        }

        @Override
        public List<Finding> findings() {
            if (broken) {
                throw new IllegalStateException("broken on purpose");
            }
            return List.of();
        }
    }

    @Inject
    TaskProcessor processor;

    @Inject
    Fragile fragile;

    private final RestClient admin = RestClient.of("admin", "admin:read");

    @AfterEach
    void mend() {
        fragile.setBroken(false);
    }

    @Test
    void shouldGoOnAndCountWhenAWatcherIsBroken() {
        fragile.setBroken(true);
        double before = metric("parley_watch_failed_total", "Fragile");

        SubmittedTask task = SubmittedTask.of(processor, "ann", "How many brands are there?")
                .understood()
                .coded("SELECT count(*) FROM brands")
                .answered(3);

        assertThat(processor.get(task.id(), Caller.trusted("ann")).status()).isEqualTo(TaskStatus.COMPLETED);
        Eventually.holds(
                () -> assertThat(metric("parley_watch_failed_total", "Fragile")).isGreaterThanOrEqualTo(before + 4));
        assertThat(metric("parley_watch_failed_total", "PerformanceAnalyzer")).isZero();
        assertThat(admin.get("/api/v1/admin/findings").status())
                .as("the others' findings are told")
                .isEqualTo(200);
    }

    @Test
    void shouldShowWhatStatementsTook() {
        String table = "t" + UUID.randomUUID().toString().replace('-', 'x');
        SubmittedTask slow = SubmittedTask.of(processor, "ann", "What is slow?")
                .understood()
                .coded("SELECT a FROM " + table + " WHERE b = 1")
                .answered(4_000);
        SubmittedTask.of(processor, "ann", "What is slow too?")
                .understood()
                .coded("select a from " + table + " where b = 2")
                .answered(2_000);

        Eventually.holds(() -> {
            JsonNode statement = items(admin.get("/api/v1/admin/performance?database=demo&limit=1000")
                            .body()
                            .path("statements"))
                    .filter(node -> node.path("shape").asText().contains(table))
                    .findFirst()
                    .orElseThrow();
            assertThat(statement.path("count").asInt()).isEqualTo(2);
            assertThat(statement.path("execution").path("mean").asDouble()).isEqualTo(3_000);
            assertThat(statement.path("execution").path("slowest_task").asText())
                    .isEqualTo(slow.id().toString());
        });
        JsonNode finding = finding("PerformanceAnalyzer", "slow_statement", table);
        assertThat(finding.path("severity").asText()).isEqualTo("WARNING");
        assertThat(finding.path("suggested_act").asText()).contains("index");
        assertThat(finding.path("count").asInt()).isEqualTo(2);
        assertThat(finding.has("first_seen") && finding.has("last_seen")).isTrue();
        assertThat(admin.text("/q/metrics")).contains("parley_task_step_seconds_count{step=\"TESTING\"");
    }

    @Test
    void shouldClassifyWhatFailed() {
        Failure diskFull = Failure.of(ErrorCode.QUERY_TOO_EXPENSIVE, "PostgreSQL: no space left", Instant.now())
                .withDetails(Map.of("layer", "limits", "sqlstate", "53100"));
        SubmittedTask failed = SubmittedTask.of(processor, "ann", "What is large?")
                .understood()
                .coded("SELECT 1")
                .reply(new TestFailed(TestType.ENVIRONMENT, diskFull));

        Eventually.holds(() -> {
            JsonNode tally = items(admin.get("/api/v1/admin/failures").body())
                    .filter(node -> node.path("class").asText().equals("sqlstate-53100"))
                    .findFirst()
                    .orElseThrow();
            assertThat(tally.path("title").asText()).isEqualTo("Disk full");
            assertThat(tally.path("whose").asText()).isEqualTo("OPERATOR");
            assertThat(tally.path("count").asInt()).isPositive();
            assertThat(tally.path("example_task").asText())
                    .isEqualTo(failed.id().toString());
        });
        assertThat(finding("BugHunter", "failure", "no space left")
                        .path("subject")
                        .asText())
                .isEqualTo("sqlstate-53100");
    }

    @Test
    void shouldTellWhoIsRefusedAgainAndAgain() {
        String eve = "eve-" + UUID.randomUUID();
        RestClient client = RestClient.of(eve, "query:read");
        for (int i = 0; i < 10; i++) {
            client.get("/api/v1/audit");
        }

        Eventually.holds(() -> assertThat(finding("SecurityAuditor", "refused_often", eve)
                        .path("facts")
                        .path("layer")
                        .asText())
                .isEqualTo("authorization"));
    }

    /** PostgreSQL's own list of its codes: whatever class a server can send has a line. */
    @Test
    void shouldKnowEveryClassOfPostgresql() throws Exception {
        String errcodes;
        var login = EmbeddedServers.stack().superuser();
        try (Connection connection = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
                ResultSet result = connection.createStatement().executeQuery("""
                        SELECT pg_read_file(setting || '/errcodes.txt') FROM pg_config WHERE name = 'SHAREDIR'
                        """)) {
            result.next();
            errcodes = result.getString(1);
        }
        List<String> classes = new ArrayList<>();
        Matcher section = Pattern.compile("(?m)^Section: Class (..) ").matcher(errcodes);
        while (section.find()) {
            classes.add("sqlstate-" + section.group(1));
        }
        List<String> codes = Pattern.compile("(?m)^([0-9A-Z]{5}) ")
                .matcher(errcodes)
                .results()
                .map(match -> "sqlstate-" + match.group(1))
                .toList();

        List<String> known = items(admin.get("/api/v1/admin/failures/classes").body())
                .map(node -> node.path("class").asText())
                .filter(id -> id.startsWith("sqlstate-"))
                .toList();
        assertThat(classes).hasSizeGreaterThan(40);
        assertThat(known).containsAll(classes);
        assertThat(known.stream().filter(id -> id.length() == "sqlstate-00000".length()))
                .as("a code that PostgreSQL does not have")
                .isSubsetOf(codes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/admin/findings",
                "/api/v1/admin/performance",
                "/api/v1/admin/failures",
                "/api/v1/admin/failures/classes",
                "/api/v1/admin/context"
            })
    void shouldShowThemOnlyToWhoMayReadThem(String path) {
        assertThat(RestClient.withToken(null).get(path).status()).isEqualTo(401);
        RestClient.Reply refused =
                RestClient.of("ann", "query:read", "audit:read").get(path);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("error_code").asText()).isEqualTo("PARLEY-3002");
        assertThat(admin.get(path).status()).isEqualTo(200);
    }

    @Test
    void shouldSayThatALimitIsWrong() {
        assertThat(admin.get("/api/v1/admin/performance?limit=all").status()).isEqualTo(400);
    }

    private JsonNode finding(String watcher, String kind, String about) {
        return items(admin.get("/api/v1/admin/findings?watcher=" + watcher).body())
                .filter(node -> node.path("kind").asText().equals(kind)
                        && (node.path("evidence").asText().contains(about)
                                || node.path("subject").asText().contains(about)))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private double metric(String name, String watcher) {
        Matcher line = Pattern.compile("(?m)^" + name + "\\{watcher=\"" + watcher + "\".*\\} (\\S+)$")
                .matcher(admin.text("/q/metrics"));
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }
}
