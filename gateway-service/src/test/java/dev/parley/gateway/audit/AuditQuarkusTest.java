package dev.parley.gateway.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.embedded.postgres.Login;
import dev.parley.embedded.secrets.TokenIssuer;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.QueryCancelled;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.ReadingsCompared;
import dev.parley.model.message.ReadingsCompared.ReadingResult;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestType;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.TopicClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.conf.ParamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of each act, on real PostgreSQL and Kafka; the agents' replies are the test's. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class AuditQuarkusTest {

    @Inject
    TaskProcessor processor;

    @Inject
    AuditRepository repository;

    @Inject
    RefusalQueue refusals;

    /** So that each test sees its own rows. */
    private final String ann = "ann-" + UUID.randomUUID();

    private final RestClient auditor = RestClient.of("auditor", "audit:read");

    @Test
    void shouldHaveARowForTheQuestionAndOneForItsAnswer() {
        UUID task = SubmittedTask.of(processor, ann, "How many brands are there?")
                .understood()
                .coded("SELECT count(*) FROM brands")
                .answered(12)
                .id();

        List<JsonNode> rows = rows("principal=" + ann);

        assertThat(rows).extracting(AuditQuarkusTest::actAndOutcome).containsExactly("RUN ANSWERED", "ASK ACCEPTED");
        JsonNode run = rows.getFirst();
        assertThat(run.path("task_id").asText()).isEqualTo(task.toString());
        assertThat(run.path("database").asText()).isEqualTo("demo");
        assertThat(run.path("question").asText()).isEqualTo("How many brands are there?");
        assertThat(run.path("sql").asText()).isEqualTo("SELECT count(*) FROM brands");
        assertThat(run.path("detail").asText()).isEqualTo("1 rows");
        assertThat(run.path("duration_millis").asDouble()).isPositive();
        assertThat(run.toString()).as("no row of the result").doesNotContain("4711");
        assertThat(rows.getLast().has("sql")).isFalse();
    }

    @Test
    void shouldSayWhichLayerRefusedAStatement() {
        Failure refused = Failure.of(ErrorCode.SQL_FORBIDDEN, "The function pg_read_file is not allowed", Instant.now())
                .withDetails(Map.of("layer", "guard"));
        SubmittedTask.of(processor, ann, "What is in the file?")
                .understood()
                .coded("SELECT pg_read_file('x')")
                .reply(new TestFailed(TestType.ENVIRONMENT, refused));

        JsonNode run = rows("principal=" + ann + "&act=RUN").getFirst();

        assertThat(actAndOutcome(run)).isEqualTo("RUN REFUSED");
        assertThat(run.path("layer").asText()).isEqualTo("guard");
        assertThat(run.path("error_code").asText()).isEqualTo("PARLEY-1008");
        assertThat(run.path("sql").asText()).contains("pg_read_file");
        assertThat(run.path("detail").asText()).contains("is not allowed");
    }

    @Test
    void shouldHaveARowForAStatementThatIsRefusedWhileReadingsAreCompared() {
        Failure refused = Failure.of(ErrorCode.SQL_FORBIDDEN, "The function pg_sleep is not allowed", Instant.now());
        Failure slow = Failure.of(ErrorCode.QUERY_TIMEOUT, "It took too long", Instant.now());
        SubmittedTask.of(processor, ann, "Clubs by city")
                .reply(new ClarificationNeeded(
                        "Clubs by city",
                        List.of(new ClarifyingQuestion(
                                "reading",
                                "Which?",
                                "city",
                                List.of(
                                        new ReadingOption("a", "this", true, "SELECT pg_sleep(9)", null),
                                        new ReadingOption("b", "that", false, "SELECT 2", null)))),
                        List.of(),
                        null))
                .reply(new ReadingsCompared(
                        List.of(new ReadingResult("a", "a", null, refused), new ReadingResult("b", "b", null, slow))));

        List<JsonNode> rows = rows("principal=" + ann + "&act=RUN");

        assertThat(rows).extracting(AuditQuarkusTest::actAndOutcome).containsExactly("RUN REFUSED");
        assertThat(rows.getFirst().path("sql").asText()).isEqualTo("SELECT pg_sleep(9)");
        assertThat(rows.getFirst().path("layer").asText()).isEqualTo("guard");
        assertThat(rows.getFirst().path("error_code").asText()).isEqualTo("PARLEY-1008");
    }

    @Test
    void shouldHaveARowForEachAttempt() {
        Failure doubtful = Failure.of(ErrorCode.ANSWER_DOUBTFUL, "Rows are multiplied", Instant.now())
                .withDetails(Map.of("layer", "truth"));
        SubmittedTask.of(processor, ann, "How much was sold?")
                .understood()
                .coded("SELECT 1")
                .reply(new TestFailed(TestType.RESULT, doubtful))
                .coded("SELECT 2")
                .answered(1);

        assertThat(rows("principal=" + ann))
                .extracting(row -> actAndOutcome(row) + " " + row.path("sql").asText() + " "
                        + row.path("layer").asText())
                .containsExactly("RUN ANSWERED SELECT 2 ", "RUN FAILED SELECT 1 truth", "ASK ACCEPTED  ");
    }

    @Test
    void shouldHaveARowForAnAnswerAndACancellation() {
        RestClient client = RestClient.of(ann, "query:submit", "query:read");
        SubmittedTask task = SubmittedTask.of(processor, ann, "Clubs by city");
        task.reply(new ClarificationNeeded(
                "Clubs by city",
                List.of(new ClarifyingQuestion(
                        "reading",
                        "Which?",
                        "city",
                        List.of(new ReadingOption("a", "this", true), new ReadingOption("b", "that", false)))),
                List.of(),
                null));
        String path = "/api/v1/query/" + task.id();

        assertThat(client.post(path + "/answer", "{\"question_id\": \"reading\", \"option_id\": \"z\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post(path + "/answer", "{\"question_id\": \"reading\", \"option_id\": \"a\"}")
                        .status())
                .isEqualTo(200);
        assertThat(client.delete(path).status()).isEqualTo(200);

        Eventually.holds(() -> assertThat(rows("principal=" + ann))
                .extracting(AuditQuarkusTest::actAndOutcome)
                .containsExactlyInAnyOrder("CANCEL ACCEPTED", "ANSWER ACCEPTED", "ANSWER REFUSED", "ASK ACCEPTED"));
        assertThat(rows("principal=" + ann).getFirst().path("task_id").asText())
                .isEqualTo(task.id().toString());
    }

    @Test
    void shouldHaveARowForAStepThatNobodyAnswers() {
        SubmittedTask.of(processor, ann, "How many brands are there?");

        Eventually.holds(() -> assertThat(rows("principal=" + ann))
                .extracting(row -> actAndOutcome(row) + " " + row.path("layer").asText())
                .containsExactly("CLARIFY FAILED deadline", "ASK ACCEPTED "));
    }

    @Test
    void shouldHaveOneRowForManyRepliesThatComeAtOnce() throws Exception {
        SubmittedTask task = SubmittedTask.of(processor, ann, "How many brands are there?")
                .understood()
                .coded("SELECT 1");
        Failure broken = Failure.of(ErrorCode.DATABASE_UNAVAILABLE, "It is away", Instant.now());
        Envelope<AgentReply> once = task.envelope(new TestFailed(TestType.ENVIRONMENT, broken));
        Callable<Void> reply = () -> {
            processor.reply(new Envelope<>(
                    Envelope.newId(), once.source(), once.taskId(), once.time(), once.causationId(), once.message()));
            return null;
        };
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.invokeAll(Collections.nCopies(10, reply));
        }

        assertThat(rows("principal=" + ann + "&act=RUN")).hasSize(1);
    }

    @Test
    void shouldHaveOneRowForARecordThatComesTwice() {
        UUID messageId = Envelope.newId();
        UUID taskId = Envelope.newId();
        QuerySubmitted question = new QuerySubmitted("How many?", "elsewhere", null, null);

        processor.submit(messageId, taskId, question, Caller.trusted(ann));
        processor.submit(messageId, taskId, question, Caller.trusted(ann));

        assertThat(rows("principal=" + ann))
                .extracting(row -> actAndOutcome(row) + " " + row.path("layer").asText())
                .containsExactly("ASK REFUSED ingress");
    }

    @Test
    void shouldTakeNoQuestionThatCannotBeAudited() throws Exception {
        long before = count("SELECT count(*) FROM tasks");
        run("ALTER TABLE audit RENAME TO audit_away");
        try {
            assertThatThrownBy(() -> SubmittedTask.of(processor, ann, "How many brands are there?"))
                    .hasMessageContaining("audit");
            assertThat(count("SELECT count(*) FROM tasks WHERE owner = '" + ann + "'"))
                    .isZero();
            assertThat(RestClient.of("auditor", "admin:read")
                            .get("/api/v1/admin/findings")
                            .status())
                    .as("an administrator's act without a row")
                    .isEqualTo(503);
            assertThat(RestClient.withToken(null).get("/api/v1/agents").status())
                    .as("a refusal does not wait for its row")
                    .isEqualTo(401);
        } finally {
            run("ALTER TABLE audit_away RENAME TO audit");
        }
        assertThat(count("SELECT count(*) FROM tasks")).isGreaterThanOrEqualTo(before);
        SubmittedTask.of(processor, ann, "How many brands are there?");
        assertThat(rows("principal=" + ann)).hasSize(1);
    }

    @Test
    void shouldHaveARowForWhatIsRefusedAtTheDoor() {
        RestClient client = RestClient.of(ann, "query:submit", "query:read");
        SubmittedTask bobs = SubmittedTask.of(processor, "bob", "How many brands are there?");

        client.post("/api/v1/query", "{\"query\": \"\", \"database\": \"demo\"}");
        client.post("/api/v1/query", "{\"query\": \"How many?\", \"database\": \"elsewhere\"}");
        client.get("/api/v1/query/" + bobs.id());
        client.get("/api/v1/audit");
        client.get("/api/v1/admin/findings");
        client.delete("/api/v1/query/" + UUID.randomUUID());

        Eventually.holds(() -> assertThat(rows("principal=" + ann))
                .extracting(row -> actAndOutcome(row) + " " + row.path("layer").asText() + " "
                        + row.path("error_code").asText())
                .containsExactlyInAnyOrder(
                        "ASK REFUSED ingress PARLEY-2001",
                        "ASK REFUSED ingress PARLEY-2002",
                        "READ REFUSED authorization PARLEY-2003",
                        "ADMIN REFUSED authorization PARLEY-3002",
                        "ADMIN REFUSED authorization PARLEY-3002",
                        "CANCEL REFUSED authorization PARLEY-2003"));
        assertThat(rows("principal=" + ann + "&act=READ")
                        .getFirst()
                        .path("task_id")
                        .asText())
                .isEqualTo(bobs.id().toString());
    }

    @Test
    void shouldHaveARowForAWrongTokenWithoutAWordOfIt() {
        String place = "/api/v1/query/" + UUID.randomUUID();
        String good = EmbeddedServers.stack().token(ann, List.of("query:read"), Duration.ofMinutes(-10));

        assertThat(RestClient.withToken(good).get(place).status()).isEqualTo(401);
        assertThat(RestClient.withToken(null).get(place).status()).isEqualTo(401);

        Eventually.holds(() -> {
            List<JsonNode> rows = rows("outcome=REFUSED&act=READ&limit=1000").stream()
                    .filter(row -> row.path("detail").asText().startsWith("GET " + place))
                    .toList();
            assertThat(rows).hasSize(2);
            assertThat(rows)
                    .allSatisfy(row -> assertThat(row.path("layer").asText()).isEqualTo("authentication"))
                    .allSatisfy(row -> assertThat(row.has("principal")).isFalse())
                    .allSatisfy(row -> assertThat(row.toString()).doesNotContain("eyJ"));
        });
    }

    @Test
    void shouldHaveARowForARecordThatCannotBeTaken() {
        TopicClient queries = new TopicClient(EmbeddedServers.stack().kafkaBootstrapServers(), Topics.QUERIES);
        String token = EmbeddedServers.stack().token(ann, List.of("query:submit"), Duration.ofMinutes(5));
        UUID subject = UUID.randomUUID();
        Map<String, String> headers = Map.of("authorization", "Bearer " + token, Headers.SUBJECT, subject.toString());
        queries.send("bad", headers, "not json".getBytes(UTF_8));
        queries.send("forged", Map.of("authorization", "Bearer " + token + "x"), "{}".getBytes(UTF_8));

        Eventually.holds(() -> {
            List<JsonNode> rows = rows("principal=" + ann);
            assertThat(rows)
                    .extracting(
                            row -> actAndOutcome(row) + " " + row.path("layer").asText())
                    .containsExactly("RECORD REFUSED ingress");
            assertThat(rows.getFirst().path("task_id").asText()).isEqualTo(subject.toString());
            assertThat(rows.getFirst().path("detail").asText()).startsWith("parley.queries-");
            assertThat(rows("act=RECORD"))
                    .extracting(row -> row.path("layer").asText())
                    .contains("authentication");
        });
        assertThat(rows("act=RECORD").toString()).doesNotContain("eyJ");
    }

    /** All texts are made storable, so this should not happen; it must not keep the others from being written. */
    @Test
    void shouldLeaveOutARowThatCanNeverBeWritten() throws Exception {
        double before = refusals.dropped();
        Failure failure = Failure.of(ErrorCode.INVALID_REQUEST, "wrong", Instant.now());
        run("ALTER TABLE audit ADD CONSTRAINT never CHECK (detail <> 'never') NOT VALID");
        try {
            refusals.offer(AuditEntry.refusal(Caller.trusted(ann), Act.REQUEST, null, failure, "one"));
            refusals.offer(AuditEntry.refusal(Caller.trusted(ann), Act.REQUEST, null, failure, "never"));
            refusals.offer(AuditEntry.refusal(Caller.trusted(ann), Act.REQUEST, null, failure, "two"));

            Eventually.holds(() -> assertThat(rows("principal=" + ann))
                    .extracting(row -> row.path("detail").asText())
                    .containsExactlyInAnyOrder("one", "two"));
            Eventually.holds(() -> assertThat(refusals.dropped()).isEqualTo(before + 1));
        } finally {
            run("ALTER TABLE audit DROP CONSTRAINT never");
        }
    }

    @Test
    void shouldHaveARowForAPathThatIsNotThere() {
        RestClient client = RestClient.of(ann, "query:read");

        assertThat(client.get("/api/v1/query/not-a-task").status()).isEqualTo(404);

        Eventually.holds(() -> assertThat(rows("principal=" + ann))
                .extracting(row -> actAndOutcome(row) + " " + row.path("detail").asText())
                .containsExactly("REQUEST REFUSED GET /api/v1/query/not-a-task: Unknown task"));
    }

    @Test
    void shouldHaveARowForWhoReadsTheAudit() {
        RestClient eve = RestClient.of("eve-" + ann, "audit:read", "admin:read");

        eve.get("/api/v1/audit?outcome=REFUSED");
        eve.get("/api/v1/admin/failures");
        eve.get("/api/v1/audit?limit=none");

        Eventually.holds(() -> assertThat(rows("principal=eve-" + ann))
                .extracting(row -> actAndOutcome(row) + " " + row.path("detail").asText())
                .containsExactlyInAnyOrder(
                        "ADMIN ACCEPTED GET /api/v1/audit?outcome=REFUSED",
                        "ADMIN ACCEPTED GET /api/v1/admin/failures",
                        "ADMIN ACCEPTED GET /api/v1/audit?limit=none",
                        "ADMIN REFUSED GET /api/v1/audit: `limit` must be a number from 1 to 1000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/audit/",
                "/api/v1/%61udit",
                "/api/v1/audit;x=1",
                "/api/v1;x=1/audit",
                "//api/v1/audit",
                "/api/v1/x/../audit",
                "/api/v1/admin/failures/",
                "/api/v1/%61dmin/failures",
                "/api/v1/admin;x=1/failures"
            })
    void shouldHaveARowForAnAdminActHoweverItsPathIsWritten(String path) {
        String eve = "eve-" + ann;

        RestClient.Reply reply = RestClient.of(eve, "audit:read", "admin:read").get(path);
        RestClient.of(ann, "query:read").get(path);

        List<String> accepted = rows("principal=" + eve).stream()
                .map(AuditQuarkusTest::actAndOutcome)
                .toList();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(accepted).containsExactly("ADMIN ACCEPTED");
        Eventually.holds(() -> assertThat(rows("principal=" + ann))
                .extracting(AuditQuarkusTest::actAndOutcome)
                .containsExactly("ADMIN REFUSED"));
    }

    /** A new endpoint of an administrator must not be forgotten: what is there is asked of the service. */
    @Test
    void shouldHaveARowForEachEndpointOfAnAdministrator() {
        RestClient eve = RestClient.of("eve-" + ann, "audit:read", "admin:read", "admin:users", "admin:dead-letters");
        List<String> paths = new ArrayList<>();
        eve.get("/q/openapi?format=json").body().path("paths").properties().forEach(path -> {
            boolean isList = path.getValue().has("get") && !path.getKey().contains("{");
            if (isList
                    && (path.getKey().equals("/api/v1/audit") || path.getKey().startsWith("/api/v1/admin"))) {
                paths.add(path.getKey());
            }
        });

        paths.forEach(path -> assertThat(eve.get(path).status()).as(path).isEqualTo(200));

        assertThat(paths).hasSizeGreaterThanOrEqualTo(5);
        assertThat(rows("principal=eve-" + ann))
                .extracting(row -> actAndOutcome(row) + " " + row.path("detail").asText())
                .containsExactlyInAnyOrderElementsOf(
                        paths.stream().map(path -> "ADMIN ACCEPTED GET " + path).toList());
    }

    @Test
    void shouldTellTheActOfAQuestionHoweverItsPathIsWritten() {
        UUID task = UUID.randomUUID();
        RestClient client = RestClient.of(ann, "query:submit", "query:read");

        client.post("/api/v1/query/", "{\"query\": \"\", \"database\": \"demo\"}");
        client.get("/api/v1/%71uery/" + task);
        client.delete("/api/v1/query;x=1/" + task);

        Eventually.holds(() -> assertThat(rows("principal=" + ann))
                .extracting(
                        row -> actAndOutcome(row) + " " + row.path("task_id").asText())
                .containsExactlyInAnyOrder("ASK REFUSED ", "READ REFUSED " + task, "CANCEL REFUSED " + task));
    }

    @Test
    void shouldGoThroughAllRowsByCursor() {
        for (int i = 0; i < 5; i++) {
            SubmittedTask.of(processor, ann, "Question " + i);
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            String next = cursor == null ? "" : "&cursor=" + cursor;
            JsonNode page = auditor.get("/api/v1/audit?act=ASK&limit=2&principal=" + ann + next)
                    .body();
            page.path("entries").forEach(row -> seen.add(row.path("question").asText()));
            cursor = page.has("next") ? page.path("next").asText() : null;
            pages++;
        } while (cursor != null);

        assertThat(seen).containsExactly("Question 4", "Question 3", "Question 2", "Question 1", "Question 0");
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void shouldFilterByTimeAndDatabase() {
        SubmittedTask.of(processor, ann, "How many brands are there?");
        Instant at =
                Instant.parse(rows("principal=" + ann).getFirst().path("at").asText());

        assertThat(rows("principal=" + ann + "&from=" + at)).hasSize(1);
        assertThat(rows("principal=" + ann + "&to=" + at)).isEmpty();
        assertThat(rows("principal=" + ann + "&from=" + at.plusMillis(1))).isEmpty();
        assertThat(rows("principal=" + ann + "&database=demo&act=ask&outcome=accepted"))
                .hasSize(1);
        assertThat(rows("principal=" + ann + "&database=other")).isEmpty();
        assertThat(rows("principal=%27%20OR%20true--")).isEmpty();
        assertThat(rows("principal=%00")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=many",
                "act=dance",
                "outcome=maybe",
                "from=yesterday",
                "to=+1000000000-12-31T23:59:59Z",
                "cursor=x"
            })
    void shouldSayWhichFilterIsWrong(String filter) {
        RestClient.Reply reply = auditor.get("/api/v1/audit?" + filter);

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(400);
        assertThat(reply.body().path("error_code").asText()).isEqualTo("PARLEY-2001");
        assertThat(reply.body().path("message").asText()).contains("`" + filter.split("=")[0] + "`");
    }

    @Test
    void shouldShowATenantItsOwnRowsAlone() {
        String acme = token("acme", "query:submit");
        String other = token("other", "query:submit");
        String question = "{\"query\": \"How many brands are there?\", \"database\": \"demo\"}";
        for (String token : List.of(acme, other)) {
            assertThat(RestClient.withToken(token)
                            .post("/api/v1/query", question)
                            .status())
                    .isEqualTo(202);
        }
        RestClient.of(ann, "query:submit").post("/api/v1/query", question);
        String path = "/api/v1/audit?principal=" + ann;

        JsonNode ofAcme =
                RestClient.withToken(token("acme", "audit:read")).get(path).body();
        JsonNode ofNone = auditor.get(path).body();

        assertThat(ofAcme.findValuesAsText("tenant")).containsOnly("acme");
        assertThat(ofAcme.findValuesAsText("act")).contains("ASK");
        assertThat(ofNone.findValuesAsText("tenant")).contains("acme", "other");
        assertThat(ofNone.findValuesAsText("act").stream().filter("ASK"::equals))
                .as("also the one without a tenant")
                .hasSize(3);
    }

    private String token(String tenant, String permission) {
        return EmbeddedServers.stack()
                .tokens()
                .issue(new TokenIssuer.Bearer(ann, tenant, List.of(permission), null), Duration.ofMinutes(30));
    }

    @Test
    void shouldStopAReadThatTakesTooLong() throws Exception {
        AuditQuery query = new AuditQuery(null, ann, null, null, null, null, null, null, null, 10);
        try (Connection connection = application()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("LOCK TABLE audit IN ACCESS EXCLUSIVE MODE");

            assertThatThrownBy(() -> repository.find(query)).isInstanceOfSatisfying(ConnectionException.class, e -> {
                assertThat(e.failure().errorCode()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
                assertThat(e.failure().hint()).contains("`from`");
            });
        }
        assertThat(repository.find(query)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"outcome, audit_outcome_at", "act, audit_act_at", "database, audit_database_at"})
    void shouldReadRareRowsFromAnIndexInItsOrder(String filter, String index) throws Exception {
        AuditQuery query = new AuditQuery(
                null,
                null,
                null,
                filter.equals("database") ? "rare" : null,
                filter.equals("act") ? Act.EXPIRE : null,
                filter.equals("outcome") ? Outcome.FAILED : null,
                null,
                null,
                null,
                100);
        try (Connection connection = application()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("""
                    INSERT INTO audit (at, principal, act, outcome, database)
                    SELECT now() - i * interval '1 second', 'many', 'ASK', 'ACCEPTED', 'demo'
                    FROM generate_series(1, 30000) i""");
            connection.createStatement().execute("ANALYZE audit");
            String page = repository.page(query).getSQL(ParamType.INLINED);
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = connection.createStatement().executeQuery("EXPLAIN " + page)) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }

            assertThat(plan.toString())
                    .contains("Index Scan Backward using " + index)
                    .doesNotContain("Sort");
        }
    }

    @Test
    void shouldShowTheAuditOnlyToWhoMayReadIt() {
        assertThat(RestClient.withToken(null).get("/api/v1/audit").status()).isEqualTo(401);
        assertThat(RestClient.of(ann, "query:read", "admin:read")
                        .get("/api/v1/audit")
                        .status())
                .isEqualTo(403);
        assertThat(auditor.get("/api/v1/audit").status()).isEqualTo(200);
    }

    @Test
    void shouldRemoveRowsWhoseTimeIsOver() throws Exception {
        run("INSERT INTO audit (at, principal, act, outcome) SELECT now() - interval '400 days', '" + ann
                + "', 'ASK', 'ACCEPTED' FROM generate_series(1, 5)");
        run("INSERT INTO audit (at, principal, act, outcome) VALUES (now() - interval '300 days', '" + ann
                + "', 'ASK', 'ACCEPTED')");
        Instant before = Instant.now().minus(Duration.ofDays(365));

        assertThat(repository.purge(before, 3)).isEqualTo(3);
        assertThat(repository.purge(before, 3)).isEqualTo(2);

        assertThat(rows("principal=" + ann)).hasSize(1);
    }

    @Test
    void shouldCancelByRecordWithARow() {
        SubmittedTask task = SubmittedTask.of(processor, ann, "How many brands are there?")
                .understood()
                .coded("SELECT 7");

        processor.cancel(Envelope.newId(), task.id(), Caller.trusted(ann), new QueryCancelled("enough", null));

        JsonNode cancelled = rows("principal=" + ann).getFirst();
        assertThat(actAndOutcome(cancelled)).isEqualTo("CANCEL ACCEPTED");
        assertThat(cancelled.path("sql").asText()).as("what may be running").isEqualTo("SELECT 7");
    }

    private List<JsonNode> rows(String filter) {
        RestClient.Reply reply = auditor.get("/api/v1/audit?" + filter);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        List<JsonNode> rows = new ArrayList<>();
        reply.body().path("entries").forEach(rows::add);
        return rows;
    }

    private static String actAndOutcome(JsonNode row) {
        return row.path("act").asText() + " " + row.path("outcome").asText();
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = application()) {
            connection.createStatement().execute(sql);
        }
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = application();
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static Connection application() throws SQLException {
        Login login = EmbeddedServers.stack().applicationDatabase();
        return DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
    }
}
