package dev.parley.gateway.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.paging.LongPage;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ParleyException;
import dev.parley.model.message.QuerySubmitted;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Glossary and verified queries over REST, and what of them goes to the agents, whose replies are the test's. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class KnowledgeQuarkusTest {

    private static final String GLOSSARY = "/api/v1/glossary";
    private static final String VERIFIED = "/api/v1/verified-queries";

    @Inject
    TaskProcessor processor;

    @Inject
    Glossary glossary;

    /** So that each test has its own words and people. */
    private final String id = UUID.randomUUID().toString().substring(0, 8);

    private final String word = "word" + id;
    private final RestClient ann = RestClient.of("ann-" + id, "query:submit", "query:read");
    private final RestClient bob = RestClient.of("bob-" + id, "query:submit", "query:read");
    private final RestClient eve = RestClient.of("eve-" + id, "query:read", "knowledge:manage");

    // ---- glossary

    @Test
    void shouldKeepATermThatActsForItsOwnerAlone() {
        RestClient.Reply created = ann.post(GLOSSARY, term(word, "customers.newsletter = true", "me"));

        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        assertThat(created.body().path("status").asText()).isEqualTo("approved");
        assertThat(created.body().path("owner").asText()).isEqualTo("ann-" + id);
        assertThat(created.body().path("version").asInt()).isEqualTo(1);
        assertThat(meaningTo("ann-" + id)).isEqualTo("customers.newsletter = true");
        assertThat(meaningTo("bob-" + id)).isNull();
        String path = GLOSSARY + "/" + created.body().path("id").asText();
        assertThat(ann.get(path).status()).isEqualTo(200);
        assertThat(bob.get(path).status()).isEqualTo(404);
        assertThat(eve.get(path).status()).isEqualTo(404);
        assertThat(bob.delete(path).status()).isEqualTo(404);
    }

    @Test
    void shouldActForOthersOnceApproved() {
        JsonNode proposed = created(ann.post(GLOSSARY, term(word, "customers.newsletter = true", "team")));
        String path = GLOSSARY + "/" + proposed.path("id").asText();

        assertThat(proposed.path("status").asText()).isEqualTo("proposed");
        assertThat(meaningTo("ann-" + id)).as("its owner's").isNotNull();
        assertThat(meaningTo("bob-" + id)).isNull();
        assertThat(bob.get(path).status()).as("bob neither owns nor reviews it").isEqualTo(404);
        assertThat(bob.post(path + "/review", "{\"decision\": \"approve\"}").status())
                .isEqualTo(403);
        assertThat(terms(bob)).isEmpty();
        assertThat(terms(eve)).hasSize(1);
        assertThat(terms(ann)).hasSize(1);

        RestClient.Reply approved = eve.post(path + "/review", "{\"decision\": \"approve\", \"comment\": \"right\"}");
        assertThat(approved.status()).isEqualTo(200);
        assertThat(bob.get(path).status()).isEqualTo(200);
        assertThat(bob.post(path + "/review", "{\"decision\": \"reject\"}").status())
                .as("bob may not review")
                .isEqualTo(403);
        assertThat(terms(bob)).hasSize(1);
        assertThat(approved.body().path("status").asText()).isEqualTo("approved");
        assertThat(approved.body().path("review").path("reviewer").asText()).isEqualTo("eve-" + id);
        assertThat(meaningTo("bob-" + id)).isEqualTo("customers.newsletter = true");

        eve.post(path + "/review", "{\"decision\": \"reject\"}");
        assertThat(meaningTo("bob-" + id)).isNull();
        assertThat(meaningTo("ann-" + id)).as("rejected for its owner too").isNull();
    }

    @Test
    void shouldTakeTheNearestOfSeveralMeanings() {
        created(eve.post(GLOSSARY, term(word, "customers.newsletter = true", "all")));
        created(eve.post(GLOSSARY, term(word, "customers.status = 'active'", "team")));
        assertThat(meaningTo("ann-" + id)).isEqualTo("customers.status = 'active'");

        created(ann.post(GLOSSARY, term(word, "customers.phone IS NULL", "me")));
        assertThat(meaningTo("ann-" + id)).isEqualTo("customers.phone IS NULL");
        assertThat(meaningTo("bob-" + id)).isEqualTo("customers.status = 'active'");
    }

    @Test
    void shouldKeepTenantsApart() {
        Caller manager = new Caller("mia", "acme-" + id, Set.of("knowledge:manage"), null);
        Caller colleague = new Caller("carl", "acme-" + id, Set.of("query:submit"), null);
        Caller stranger = new Caller("mia", "umbrella-" + id, Set.of("query:submit", "knowledge:manage"), null);
        Caller nobody = new Caller("mia", null, Set.of("query:submit", "knowledge:manage"), null);
        Term team = glossary.create(request("customers.newsletter = true", Scope.TEAM), manager);

        assertThat(team.status()).isEqualTo(TermStatus.APPROVED);
        assertThat(meaningTo(colleague)).isEqualTo("customers.newsletter = true");
        assertThat(meaningTo(stranger))
                .as("of the same name, of another tenant")
                .isNull();
        assertThat(meaningTo(nobody)).isNull();
        assertRefused(ErrorCode.UNKNOWN_KNOWLEDGE, () -> glossary.get(team.id(), stranger));
        assertRefused(
                ErrorCode.UNKNOWN_KNOWLEDGE,
                () -> glossary.review(team.id(), OptionalInt.empty(), false, null, stranger));
        assertRefused(ErrorCode.ACCESS_DENIED, () -> glossary.delete(team.id(), OptionalInt.empty(), colleague));
        assertThat(glossary.page(stranger, KnowledgeFilter.of(null, null, null, null, word, new LongPage())))
                .isEmpty();

        Term all = glossary.create(request("customers.phone IS NULL", Scope.ALL), manager);
        assertThat(all.status()).as("a tenant's manager proposes for all").isEqualTo(TermStatus.PROPOSED);
        assertThat(meaningTo(nobody)).isNull();
        assertRefused(
                ErrorCode.ACCESS_DENIED, () -> glossary.review(all.id(), OptionalInt.empty(), true, null, manager));
        glossary.review(all.id(), OptionalInt.empty(), true, null, nobody);
        assertThat(meaningTo(stranger)).isEqualTo("customers.phone IS NULL");
    }

    @Test
    void shouldKeepWhatIsKnownOfADatabaseFromWhoMayNotAskIt() {
        Caller manager = new Caller("mia" + id, null, Set.of("knowledge:manage"), null);
        Caller elsewhere = new Caller("carl", null, Set.of("query:submit", "knowledge:manage"), Set.of("vault"));
        Term all = glossary.create(request("customers.newsletter = true", Scope.ALL), manager);

        assertRefused(ErrorCode.UNKNOWN_KNOWLEDGE, () -> glossary.get(all.id(), elsewhere));
        assertRefused(
                ErrorCode.UNKNOWN_DATABASE,
                () -> glossary.create(request("customers.newsletter = true", Scope.ME), elsewhere));
        assertThat(glossary.page(elsewhere, KnowledgeFilter.of(null, null, null, null, word, new LongPage())))
                .isEmpty();
    }

    @Test
    void shouldNotTakeTwoMeaningsForTheSamePeople() {
        JsonNode first = created(ann.post(GLOSSARY, term(word, "customers.newsletter = true", "me")));

        RestClient.Reply second = ann.post(GLOSSARY, """
                {"term": "other%s", "synonyms": ["%s"], "meaning": "customers.phone IS NULL", "database": "demo"}
                """.formatted(id, word.toUpperCase(Locale.ROOT)));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().path("error_code").asText()).isEqualTo("PARLEY-2052");
        assertThat(second.body().path("details").path("id").asText())
                .isEqualTo(first.path("id").asText());
        assertThat(bob.post(GLOSSARY, term(word, "customers.phone IS NULL", "me"))
                        .status())
                .as("bob's words are his own")
                .isEqualTo(201);
    }

    @Test
    void shouldNotApproveWhatContradictsWhatIsApproved() {
        String first = created(ann.post(GLOSSARY, term(word, "customers.newsletter = true", "team")))
                .path("id")
                .asText();
        String second = created(bob.post(GLOSSARY, term(word, "customers.phone IS NULL", "team")))
                .path("id")
                .asText();

        assertThat(eve.post(GLOSSARY + "/" + first + "/review", "{\"decision\": \"approve\"}")
                        .status())
                .isEqualTo(200);
        assertThat(eve.post(GLOSSARY + "/" + second + "/review", "{\"decision\": \"approve\"}")
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            customers.newslettr = true | PARLEY-2051 | customers.newsletter
            customer.newsletter = true | PARLEY-2051 | customers
            orders.status = 'opened'   | PARLEY-2051 |
            """)
    void shouldSayWhatIsNearToAnUnknownName(String meaning, String code, String nearest) {
        RestClient.Reply reply = ann.post(GLOSSARY, term(word, meaning, "me"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("error_code").asText()).isEqualTo(code);
        if (nearest != null) {
            assertThat(reply.body().path("details").path("nearest").path(0).asText())
                    .isEqualTo(nearest);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"term": " ", "meaning": "customers", "database": "demo"}                               | 400 | `term`
            {"term": "?!", "meaning": "customers", "database": "demo"}                              | 400 | `term`
            {"term": "a", "meaning": " ", "database": "demo"}                                       | 400 | `meaning`
            {"term": "a", "meaning": "customers"}                                                   | 400 | `database`
            {"term": "a", "meaning": "customers", "database": "elsewhere"}                          | 404 | elsewhere
            {"term": "a", "meaning": "customers", "database": "demo", "scope": "us"}                | 400 | `scope`
            {"term": "a", "meaning": "customers", "database": "demo", "synonyms": [null]}           | 400 | `synonyms`
            {"term": "a", "meaning": "customers", "database": "demo", "expires_at": "2020-01-01T00:00:00Z"} | 400 | `expires_at`
            {"term": "a", "meaning": "customers", "database": "demo", "colour": "red"}              | 400 | colour
            """)
    void shouldNameTheFieldThatIsWrong(String body, int status, String named) {
        RestClient.Reply reply = ann.post(GLOSSARY, body);

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
        assertThat(reply.body().path("message").asText()).contains(named);
    }

    @Test
    void shouldChangeTheVersionThatWasRead() {
        JsonNode term = created(ann.post(GLOSSARY, term(word, "customers.newsletter = true", "me")));
        String path = GLOSSARY + "/" + term.path("id").asText();
        String changed = "{\"term\": \"%s\", \"meaning\": \"customers.phone IS NULL\"}".formatted(word);

        assertThat(ann.put(path, null, changed).status()).isEqualTo(428);
        assertThat(ann.put(path, "\"7\"", changed).status()).isEqualTo(412);
        assertThat(ann.put(path, "seven", changed).status()).isEqualTo(400);
        RestClient.Reply reply = ann.put(path, "\"1\"", changed);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("version").asInt()).isEqualTo(2);
        assertThat(meaningTo("ann-" + id)).isEqualTo("customers.phone IS NULL");
        assertThat(ann.put(path, "\"1\"", changed).status()).isEqualTo(412);
        assertThat(ann.delete(path).status()).isEqualTo(204);
        assertThat(ann.get(path).status()).isEqualTo(404);
    }

    @Test
    void shouldHaveAnApprovedTermApprovedAgainOnceItsOwnerChangesIt() {
        JsonNode term = created(ann.post(GLOSSARY, term(word, "customers.newsletter = true", "team")));
        String path = GLOSSARY + "/" + term.path("id").asText();
        eve.post(path + "/review", "{\"decision\": \"approve\"}");

        RestClient.Reply reply = ann.put(path, "*", term(word, "customers.phone IS NULL", "team"));

        assertThat(reply.body().path("status").asText()).isEqualTo("proposed");
        assertThat(reply.body().has("review")).isFalse();
        assertThat(meaningTo("bob-" + id)).isNull();
        assertThat(bob.put(path, "*", term(word, "customers", "team")).status()).isEqualTo(404);
    }

    @Test
    void shouldListWhatOneMaySeeInPages() {
        for (int i = 0; i < 3; i++) {
            created(ann.post(GLOSSARY, term(word + " " + i, "customers.newsletter = true", "me")));
        }
        created(bob.post(GLOSSARY, term(word + " bob", "customers.newsletter = true", "me")));
        created(bob.post(GLOSSARY, term(word + " proposed", "customers.newsletter = true", "team")));
        created(eve.post(GLOSSARY, term(word + " team", "customers.newsletter = true", "team")));

        List<String> terms = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = ann.get(GLOSSARY + "?limit=2&text=" + word + next).body();
            terms.addAll(page.path("terms").findValuesAsText("term"));
            next = page.has("next") ? "&cursor=" + page.path("next").asText() : null;
        }

        assertThat(terms).containsExactly(word + " team", word + " 2", word + " 1", word + " 0");
        assertThat(ann.get(GLOSSARY + "?status=proposed&text=" + word).body().path("terms"))
                .isEmpty();
        assertThat(eve.get(GLOSSARY + "?status=proposed&text=" + word).body().path("terms"))
                .hasSize(1);
        assertThat(ann.get(GLOSSARY + "?scope=me&owner=ann-" + id).body().path("terms"))
                .hasSize(3);
        assertThat(ann.get(GLOSSARY + "?status=maybe").status()).isEqualTo(400);
        assertThat(ann.get(GLOSSARY + "?limit=0").status()).isEqualTo(400);
        assertThat(ann.get(GLOSSARY + "?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void shouldNeedAPermissionForEachAct() {
        RestClient reader = RestClient.of("rea-" + id, "query:read");
        RestClient asker = RestClient.of("sue-" + id, "query:submit");

        assertThat(reader.post(GLOSSARY, term(word, "customers", "me")).status())
                .isEqualTo(403);
        assertThat(reader.post(VERIFIED, "{}").status()).isEqualTo(403);
        assertThat(asker.get(GLOSSARY).status()).isEqualTo(403);
        assertThat(asker.get(VERIFIED).status()).isEqualTo(403);
        assertThat(RestClient.withToken(null).get(GLOSSARY).status()).isEqualTo(401);
    }

    // ---- verified queries

    @Test
    void shouldAnswerAQuestionByTheSqlOfAnEarlierAnswer() {
        SubmittedTask answered = SubmittedTask.of(processor, "ann-" + id, "How many " + word + " are there?")
                .understood()
                .coded("SELECT count(*) FROM brands")
                .answered(1);
        JsonNode verified =
                created(ann.post(VERIFIED, "{\"task_id\": \"%s\", \"scope\": \"me\"}".formatted(answered.id())));
        assertThat(verified.path("status").asText()).isEqualTo("verified");
        assertThat(verified.path("sql").asText()).isEqualTo("SELECT count(*) FROM brands");

        JsonNode task = submit(ann, "how many  " + word + " ARE there");
        assertThat(task.path("status").asText()).isEqualTo("TESTING");
        assertThat(task.path("sql").asText()).isEqualTo("SELECT count(*) FROM brands");
        SubmittedTask.known(processor, "ann-" + id, uuid(task).toString()).answered(1);
        JsonNode answer = ann.get("/api/v1/query/" + uuid(task)).body();
        assertThat(answer.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(answer.path("assumptions").path(0).path("meaning").asText())
                .contains("answered by the verified query")
                .contains("ann-" + id + " vouches");

        assertThat(submit(bob, "How many " + word + " are there?")
                        .path("status")
                        .asText())
                .as("bob's question is another's")
                .isEqualTo("CLARIFYING");
    }

    @Test
    void shouldAnswerOthersOnceApproved() {
        String question = "How many " + word + "?";
        JsonNode proposed = created(ann.post(VERIFIED, verified(question, "SELECT 1", "team")));
        String path = VERIFIED + "/" + proposed.path("id").asText();
        assertThat(proposed.path("status").asText()).isEqualTo("proposed");
        assertThat(submit(bob, question).path("status").asText()).isEqualTo("CLARIFYING");
        assertThat(submit(ann, question).path("status").asText()).isEqualTo("TESTING");
        assertThat(bob.post(path + "/review", "{\"decision\": \"approve\"}").status())
                .isEqualTo(404);
        assertThat(bob.get(VERIFIED + "?text=" + word).body().path("queries")).isEmpty();

        eve.post(path + "/review", "{\"decision\": \"approve\"}");
        assertThat(bob.get(path).status()).isEqualTo(200);
        assertThat(bob.get(VERIFIED + "?text=" + word).body().path("queries")).hasSize(1);
        assertThat(submit(bob, question).path("status").asText()).isEqualTo("TESTING");

        JsonNode aside = eve.post(path + "/review", "{\"decision\": \"reject\", \"comment\": \"counts twice\"}")
                .body();
        assertThat(aside.path("status").asText()).isEqualTo("set_aside");
        assertThat(aside.path("reason").asText()).isEqualTo("counts twice");
        assertThat(submit(bob, question).path("status").asText()).isEqualTo("CLARIFYING");
        assertThat(submit(ann, question).path("status").asText()).isEqualTo("CLARIFYING");
    }

    @Test
    void shouldTakeTheLongestQuestion() {
        String question = new Random(42)
                .ints(2_000 - word.length(), 0x4E00, 0x9FA5)
                .collect(() -> new StringBuilder(word), StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        created(ann.post(VERIFIED, verified(question, "SELECT 1", "me")));

        assertThat(submit(ann, question).path("status").asText()).isEqualTo("TESTING");
    }

    @Test
    void shouldSetAsideSqlThatFailsAndGoTheOrdinaryWay() {
        String question = "How many " + word + "?";
        JsonNode verified = created(ann.post(VERIFIED, verified(question, "SELECT nothing FROM nowhere", "me")));
        JsonNode task = submit(ann, question);

        SubmittedTask.known(processor, "ann-" + id, uuid(task).toString())
                .reply(new TestFailed(
                        TestType.SYNTAX,
                        Failure.of(ErrorCode.SQL_INVALID, "relation \"nowhere\" does not exist", Instant.now())));

        assertThat(ann.get("/api/v1/query/" + uuid(task)).body().path("status").asText())
                .isEqualTo("CLARIFYING");
        JsonNode broken = ann.get(VERIFIED + "/" + verified.path("id").asText()).body();
        assertThat(broken.path("status").asText()).isEqualTo("broken");
        assertThat(broken.path("reason").asText()).isEqualTo("PARLEY-1003: SQL is not valid (test SYNTAX)");
        assertThat(broken.path("version").asInt()).isEqualTo(2);
        assertThat(submit(ann, question).path("status").asText()).isEqualTo("CLARIFYING");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"question": "How many?", "sql": "DELETE FROM brands", "database": "demo"}             | 400 | not a single read
            {"question": "Orders last month", "sql": "SELECT 1", "database": "demo"}               | 400 | last month
            {"question": "How many?", "sql": "SELECT 1", "database": "elsewhere"}                  | 404 | elsewhere
            {"question": "How many?", "sql": "SELECT 1"}                                           | 400 | `database`
            {"scope": "me"}                                                                        | 400 | `task_id`
            {"task_id": "01890000-0000-7000-8000-000000000001", "sql": "SELECT 1"}                 | 400 | `task_id`
            {"task_id": "01890000-0000-7000-8000-000000000001"}                                    | 404 | 01890000
            """)
    void shouldRefuseWhatCannotBeVerified(String body, int status, String named) {
        RestClient.Reply reply = ann.post(VERIFIED, body);

        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(status);
        assertThat(reply.body().path("message").asText()).contains(named);
    }

    @Test
    void shouldVerifyOnlyOnesOwnAnswers() {
        SubmittedTask waiting = SubmittedTask.of(processor, "ann-" + id, "How many brands are there?");

        assertThat(bob.post(VERIFIED, "{\"task_id\": \"%s\"}".formatted(waiting.id()))
                        .status())
                .isEqualTo(404);
        assertThat(ann.post(VERIFIED, "{\"task_id\": \"%s\"}".formatted(waiting.id()))
                        .body()
                        .path("message")
                        .asText())
                .contains("only an answer can be verified");
    }

    @Test
    void shouldNotVouchTwiceForTheSamePeople() {
        JsonNode first = created(ann.post(VERIFIED, verified("How many " + word + "?", "SELECT 1", "me")));

        RestClient.Reply second = ann.post(VERIFIED, verified("how many " + word, "SELECT 2", "me"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().path("details").path("id").asText())
                .isEqualTo(first.path("id").asText());
        assertThat(ann.delete(VERIFIED + "/" + first.path("id").asText()).status())
                .isEqualTo(204);
        assertThat(ann.post(VERIFIED, verified("how many " + word, "SELECT 2", "me"))
                        .status())
                .isEqualTo(201);
        assertThat(ann.get(VERIFIED + "?text=" + word).body().path("queries")).hasSize(1);
        assertThat(bob.get(VERIFIED + "?text=" + word).body().path("queries")).isEmpty();
    }

    @Test
    void shouldHaveARowInTheAuditForEachAct() {
        JsonNode term = created(ann.post(GLOSSARY, term(word, "customers.newsletter = true", "team")));
        eve.post(GLOSSARY + "/" + term.path("id").asText() + "/review", "{\"decision\": \"approve\"}");

        RestClient auditor = RestClient.of("auditor", "audit:read");
        Eventually.holds(() -> {
            assertThat(auditor.get("/api/v1/audit?principal=ann-" + id).body().toString())
                    .contains("POST /api/v1/glossary");
            assertThat(auditor.get("/api/v1/audit?principal=eve-" + id).body().toString())
                    .contains("/review");
        });
    }

    private JsonNode terms(RestClient client) {
        return client.get(GLOSSARY + "?text=" + word).body().path("terms");
    }

    private String term(String words, String meaning, String scope) {
        return Json.mapper()
                .createObjectNode()
                .put("term", words)
                .put("meaning", meaning)
                .put("database", "demo")
                .put("scope", scope)
                .toString();
    }

    private TermRequest request(String meaning, Scope scope) {
        return new TermRequest(word, null, meaning, "demo", scope, null, null);
    }

    private static String verified(String question, String sql, String scope) {
        return Json.mapper()
                .createObjectNode()
                .put("question", question)
                .put("sql", sql)
                .put("database", "demo")
                .put("scope", scope)
                .toString();
    }

    private static JsonNode created(RestClient.Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
        return reply.body();
    }

    private static JsonNode submit(RestClient client, String question) {
        RestClient.Reply reply = client.post(
                "/api/v1/query",
                Json.mapper()
                        .createObjectNode()
                        .put("query", question)
                        .put("database", "demo")
                        .toString());
        assertThat(reply.status()).isEqualTo(202);
        return reply.body();
    }

    private static UUID uuid(JsonNode task) {
        return UUID.fromString(task.path("task_id").asText());
    }

    private String meaningTo(String subject) {
        return meaningTo(Caller.trusted(subject));
    }

    /** What the word of this test means in the request that the clarifier gets for that caller; null for nothing. */
    private String meaningTo(Caller caller) {
        UUID task = processor
                .submit(new QuerySubmitted("How many " + word + " are there?", "demo", null, null), caller)
                .id();
        String request = new TopicClient(EmbeddedServers.stack().kafkaBootstrapServers(), Topics.CLARIFIER)
                .await(1, Duration.ofSeconds(20), r -> task.toString().equals(r.key())).stream()
                        .map(r -> new String(r.value(), UTF_8))
                        .findFirst()
                        .orElseThrow();
        try {
            for (JsonNode term : Json.mapper().readTree(request).path("glossary")) {
                if (term.path("words").asText().equals(word)) {
                    return term.path("definition").asText();
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable act) {
        assertThat(catchThrowable(act)).isInstanceOfSatisfying(ParleyException.class, e -> assertThat(
                        e.failure().errorCode())
                .isEqualTo(code));
    }
}
