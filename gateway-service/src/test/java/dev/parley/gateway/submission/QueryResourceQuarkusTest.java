package dev.parley.gateway.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.RestClient.Reply;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.model.Json;
import dev.parley.model.message.QueryOptions;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.ResultColumn;
import dev.parley.model.message.ResultSet;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions over HTTP, as a client library finds them; there is no agent, so the tests reply for them. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class QueryResourceQuarkusTest {

    private static final String PATH = "/api/v1/query";
    private static final String QUESTION = "{\"query\": \"How many brands are there?\", \"database\": \"demo\"}";

    @Inject
    TaskProcessor processor;

    private final String owner = "ann-" + UUID.randomUUID();
    private final RestClient ann = RestClient.of(owner, "query:submit", "query:read");

    @Test
    void shouldMakeOneTaskOfManyRequestsWithOneKey() throws Exception {
        String key = UUID.randomUUID().toString();
        Callable<HttpResponse<String>> post = () -> ann.exchange("POST", PATH, QUESTION, "Idempotency-Key", key);

        List<HttpResponse<String>> replies = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<HttpResponse<String>> reply : executor.invokeAll(
                    IntStream.range(0, 20).mapToObj(i -> post).toList())) {
                replies.add(reply.get());
            }
        }

        assertThat(replies).extracting(HttpResponse::statusCode).containsOnly(202);
        assertThat(replies)
                .extracting(reply -> reply.headers().firstValue("Location").orElseThrow())
                .as("one task")
                .hasSize(20)
                .containsOnly(
                        replies.getFirst().headers().firstValue("Location").orElseThrow());
        assertThat(replies)
                .filteredOn(reply ->
                        reply.headers().firstValue("Idempotent-Replayed").isEmpty())
                .as("one made it")
                .hasSize(1);
        assertThat(ids(ann.get(PATH).body())).hasSize(1);
    }

    @Test
    void shouldRefuseAKeyThatCameWithAnotherRequest() {
        ann.exchange("POST", PATH, QUESTION, "Idempotency-Key", "k1");

        HttpResponse<String> sameInOtherWords = ann.exchange(
                "POST",
                PATH,
                "{\"database\":\"demo\",\"options\":{\"assume\":false},\"query\":\"How many brands are there?\"}",
                "Idempotency-Key",
                "k1");
        HttpResponse<String> other = ann.exchange(
                "POST",
                PATH,
                "{\"query\": \"How many shops are there?\", \"database\": \"demo\"}",
                "Idempotency-Key",
                "k1");

        assertThat(sameInOtherWords.statusCode()).isEqualTo(202);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("error_code").asText()).isEqualTo("PARLEY-2010");
        assertThat(RestClient.of("bob-" + UUID.randomUUID(), "query:submit")
                        .exchange("POST", PATH, QUESTION, "Idempotency-Key", "k1")
                        .headers()
                        .firstValue("Idempotent-Replayed"))
                .as("a key is its sender's own")
                .isEmpty();
    }

    @Test
    void shouldSayWhichPermissionIsMissing() {
        RestClient.Reply refused = RestClient.of("reader", "query:read").post(PATH, QUESTION);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("message").asText()).isEqualTo("Access denied");
        assertThat(refused.body().path("hint").asText()).isEqualTo("It needs a token with the permission query:submit");
        assertThat(RestClient.of("reader", "query:read")
                        .delete("/api/v1/glossary/" + UUID.randomUUID())
                        .body()
                        .path("hint")
                        .asText())
                .contains("query:submit", " or ", "knowledge:manage");
    }

    @Test
    void shouldSayWhatAnAddressTakes() {
        RestClient.Reply verb = ann.put(PATH, QUESTION);
        assertThat(verb.status()).isEqualTo(405);
        assertThat(verb.body().path("hint").asText()).isEqualTo("This address takes GET, HEAD, OPTIONS, POST");
    }

    @Test
    void shouldSayWhatIsWrongWithABody() {
        assertThat(ann.post(PATH, "{\"query\": \"a\" \"b\"}")
                        .body()
                        .path("message")
                        .asText())
                .startsWith("The body is not JSON at line 1, column 15: Unexpected character")
                .doesNotContain("Source");
        assertThat(ann.post(PATH, "{\"query\": \"a\"").body().path("message").asText())
                .contains("expected } for the { (at line 1, column 1)");
    }

    @Test
    void shouldRefuseAKeyThatIsNone() {
        assertThat(ann.exchange("POST", PATH, QUESTION, "Idempotency-Key", "x".repeat(256))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldListOnesOwnQuestionsPageByPageNewestFirst() {
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            asked.addFirst(ann.post(PATH, QUESTION).body().path("task_id").asText());
        }
        RestClient.of("bob-" + UUID.randomUUID(), "query:submit").post(PATH, QUESTION);

        List<String> listed = new ArrayList<>();
        String next = "";
        int pages = 0;
        while (next != null) {
            JsonNode page = ann.get(PATH + "?limit=3" + next).body();
            listed.addAll(ids(page));
            next = page.has("next") ? "&cursor=" + page.get("next").asText() : null;
            pages++;
        }

        assertThat(listed).isEqualTo(asked);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void shouldFilterTheList() {
        SubmittedTask done = SubmittedTask.of(
                        processor, owner, new QuerySubmitted("Revenue by MONTH 100%", "demo", null, "job-1"))
                .understood()
                .coded("SELECT 1")
                .answered(1);
        String cancelled = ann.post(PATH, QUESTION).body().path("task_id").asText();
        ann.delete(PATH + "/" + cancelled);
        String open = ann.post(PATH, QUESTION).body().path("task_id").asText();

        assertThat(list("status=COMPLETED")).containsExactly(done.id().toString());
        assertThat(list("status=completed,cancelled"))
                .containsExactly(cancelled, done.id().toString());
        assertThat(list("status=COMPLETED&status=CANCELLED")).hasSize(2);
        assertThat(list("text=by%20month%20100%25")).containsExactly(done.id().toString());
        assertThat(list("text=%25")).as("no pattern").containsExactly(done.id().toString());
        assertThat(list("reference=job-1")).containsExactly(done.id().toString());
        assertThat(list("database=elsewhere")).isEmpty();
        assertThat(list("from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00Z")).isEmpty();
        assertThat(list("from=2020-01-01T00:00:00%2B02:00"))
                .containsExactly(open, cancelled, done.id().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor=abc",
                "cursor=%00",
                "cursor=MjAyNi0wMy0wMVQxMjowMDowMFo",
                "limit=0",
                "limit=501",
                "limit=x",
                "status=DONE",
                "from=yesterday",
                "to=%2B1000000000-01-01T00:00:00Z",
                "text=a%00b",
                "database=%00"
            })
    void shouldSayWhichParameterIsWrong(String parameter) {
        Reply reply = ann.get(PATH + "?" + parameter);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("message").asText()).contains(parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void shouldRunAQuestionAgainWithOtherOptions() {
        SubmittedTask first = SubmittedTask.of(
                        processor,
                        owner,
                        new QuerySubmitted(
                                "Brands", "demo", new QueryOptions(7, true, null, null, true, null), "job-2"))
                .understood()
                .coded("SELECT 1");

        HttpResponse<String> again = ann.exchange(
                "POST", PATH + "/" + first.id() + "/rerun", "{\"options\": {\"dry_run\": false, \"timeout\": 30}}");

        assertThat(again.statusCode()).isEqualTo(202);
        JsonNode task = json(again);
        assertThat(again.headers().firstValue("Location").orElseThrow())
                .endsWith(PATH + "/" + task.path("task_id").asText());
        assertThat(task.path("task_id").asText()).isNotEqualTo(first.id().toString());
        assertThat(task.path("rerun_of").asText()).isEqualTo(first.id().toString());
        assertThat(task.path("query").asText()).isEqualTo("Brands");
        assertThat(task.path("reference").asText()).isEqualTo("job-2");
        assertThat(task.path("options").toString())
                .isEqualTo("{\"row_limit\":7,\"assume\":true,\"timeout\":\"PT30S\"}");
        JsonNode fetched = ann.get(PATH + "/" + task.path("task_id").asText()).body();
        assertThat(fetched.path("rerun_of")).isEqualTo(task.path("rerun_of"));
        assertThat(fetched.path("created_at")).isEqualTo(task.path("created_at"));
        assertThat(ann.exchange("POST", PATH + "/" + first.id() + "/rerun", null)
                        .statusCode())
                .as("no body changes nothing, as {}")
                .isEqualTo(202);
        assertThat(ann.post(PATH + "/" + first.id() + "/rerun", "{}")
                        .body()
                        .path("options")
                        .path("dry_run")
                        .asBoolean())
                .as("what is not named stays")
                .isTrue();
    }

    @Test
    void shouldSayWhatIsWrongWithARerun() {
        String id = ann.post(PATH, QUESTION).body().path("task_id").asText();

        Reply unknown = ann.post(PATH + "/" + id + "/rerun", "{\"options\": {\"dry_rum\": true}}");
        Reply wild = ann.post(PATH + "/" + id + "/rerun", "{\"options\": {\"row_limit\": 0}}");

        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body().path("message").asText()).contains("dry_rum");
        assertThat(wild.status()).isEqualTo(400);
        assertThat(wild.body().path("message").asText()).contains("options.row_limit");
        assertThat(RestClient.of("eve", "query:submit")
                        .post(PATH + "/" + id + "/rerun", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shouldEndAQuestionWhenItsTimeoutIsOver() {
        String id = ann.post(PATH, "{\"query\": \"Brands\", \"database\": \"demo\", \"options\": {\"timeout\": 1}}")
                .body()
                .path("task_id")
                .asText();

        Eventually.holds(() -> {
            JsonNode task = ann.get(PATH + "/" + id).body();
            assertThat(task.path("status").asText()).isEqualTo("FAILED");
            assertThat(task.path("error").path("error_code").asText()).isEqualTo("PARLEY-2013");
        });
    }

    @Test
    void shouldIgnoreWhatAnAgentRepliesToACancelledTask() {
        SubmittedTask task =
                SubmittedTask.of(processor, owner, "Brands").understood().coded("SELECT 1");
        var late = task.envelope(new dev.parley.model.message.CodeGenerated("SELECT 2", List.of()));

        ann.delete(PATH + "/" + task.id());
        processor.reply(late);

        assertThat(ann.get(PATH + "/" + task.id()).body().path("status").asText())
                .isEqualTo("CANCELLED");
    }

    @Test
    void shouldShowBothOfTwoColumnsOfOneName() {
        SubmittedTask task = SubmittedTask.of(processor, owner, "Ids")
                .understood()
                .coded("SELECT a.id, b.id, c.id_2 FROM a, b, c")
                .answered(new ResultSet(
                        List.of(
                                new ResultColumn("id", "int8"),
                                new ResultColumn("id", "int8"),
                                new ResultColumn("id_2", "int8")),
                        List.of(List.of(1, 2, 3)),
                        false));

        JsonNode view = ann.get(PATH + "/" + task.id()).body();

        assertThat(view.path("results").toString()).isEqualTo("[{\"id\":1,\"id_3\":2,\"id_2\":3}]");
        assertThat(view.path("columns").findValuesAsText("name")).containsExactly("id", "id_3", "id_2");
    }

    private List<String> list(String filter) {
        Reply reply = ann.get(PATH + "?" + filter);
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
        return ids(reply.body());
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = page.path("queries").findValuesAsText("task_id");
        Set<String> distinct = new HashSet<>(ids);
        assertThat(distinct).hasSameSizeAs(ids);
        return ids;
    }

    private static JsonNode json(HttpResponse<String> reply) {
        return Json.read(reply.body(), JsonNode.class);
    }
}
