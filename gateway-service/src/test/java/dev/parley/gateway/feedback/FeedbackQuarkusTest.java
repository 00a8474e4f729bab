package dev.parley.gateway.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.RestClient.Reply;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.model.Json;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What askers say of their answers, over HTTP. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class FeedbackQuarkusTest {

    @Inject
    TaskProcessor processor;

    @Inject
    FeedbackRepository repository;

    private final String owner = "ann-" + UUID.randomUUID();
    private final RestClient ann = RestClient.of(owner, "query:submit", "query:read");
    private final RestClient curator = RestClient.of("curator", "knowledge:manage");

    @Test
    void shouldKeepTheLastJudgementOfATask() {
        UUID id = answered();

        Reply none = ann.get(path(id));
        Reply right = ann.put(path(id), "{\"verdict\": \"right\"}");
        Reply wrong = ann.put(
                path(id),
                "{\"verdict\": \"WRONG\", \"comment\": \"not those\", \"corrected_sql\": \"SELECT 2 -- it's 2\"}");

        assertThat(none.status()).isEqualTo(404);
        assertThat(none.body().path("error_code").asText()).isEqualTo("PARLEY-2015");
        assertThat(right.status()).isEqualTo(200);
        assertThat(wrong.body().path("created_at")).isEqualTo(right.body().path("created_at"));
        JsonNode kept = ann.get(path(id)).body();
        assertThat(kept).isEqualTo(wrong.body());
        assertThat(kept.path("verdict").asText()).isEqualTo("WRONG");
        assertThat(kept.path("comment").asText()).isEqualTo("not those");
        assertThat(kept.path("corrected_sql").asText()).isEqualTo("SELECT 2 -- it's 2");
        assertThat(kept.path("sql").asText()).isEqualTo("SELECT 1");
        assertThat(kept.path("question").asText()).isEqualTo("Brands");
        assertThat(repository.findById(id))
                .hasValueSatisfying(feedback -> assertThat(feedback.owner()).isEqualTo(owner));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM brands",
                "SELECT 1; DROP TABLE brands",
                "WITH x AS (DELETE FROM brands RETURNING *) SELECT * FROM x",
                "SELECT * INTO copy FROM brands",
                "SELECT * FROM brands FOR UPDATE",
                "SELEC 1",
                "-- nothing"
            })
    void shouldRefuseACorrectionThatIsNotOneRead(String sql) {
        UUID id = answered();

        Reply reply = ann.put(path(id), Json.string(new FeedbackRequest(FeedbackVerdict.WRONG, null, sql)));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body().path("error_code").asText()).isEqualTo("PARLEY-2014");
        assertThat(reply.body().path("details").path("line").asInt()).isEqualTo(1);
        assertThat(ann.get(path(id)).status()).as("nothing is kept").isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"verdict\": \"maybe\"}",
                "{\"verdict\": 7}",
                "{\"verdict\": \"RIGHT\", \"corrected_sql\": \"SELECT 1\"}",
                "{\"verdict\": \"WRONG\", \"coment\": \"x\"}",
                "{\"verdict\": \"WRONG\", \"comment\": \"a\\u0000b\"}",
                "[]"
            })
    void shouldRefuseWhatIsNoJudgement(String body) {
        assertThat(ann.put(path(answered()), body).status()).isEqualTo(400);
    }

    @Test
    void shouldBoundWhatIsKept() {
        UUID id = answered();

        assertThat(ann.put(path(id), "{\"verdict\":\"WRONG\",\"comment\":\"" + "x".repeat(2_001) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(ann.put(path(id), "{\"verdict\":\"WRONG\",\"corrected_sql\":\"" + "x".repeat(20_001) + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void shouldTakeNoJudgementBeforeTheEnd() {
        SubmittedTask open = SubmittedTask.of(processor, owner, "Brands").understood();
        SubmittedTask cancelled = SubmittedTask.of(processor, owner, "Brands");
        ann.delete("/api/v1/query/" + cancelled.id());

        assertThat(ann.put(path(open.id()), "{\"verdict\": \"WRONG\"}").status())
                .isEqualTo(409);
        assertThat(ann.put(path(cancelled.id()), "{\"verdict\": \"RIGHT\"}").status())
                .isEqualTo(400);
        assertThat(ann.put(path(cancelled.id()), "{\"verdict\": \"WRONG\"}").status())
                .isEqualTo(200);
        assertThat(RestClient.of("eve", "query:submit")
                        .put(path(answered()), "{\"verdict\": \"RIGHT\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shouldListItForThoseWhoKeepKnowledge() {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            UUID id = answered();
            ann.put(path(id), "{\"verdict\": \"WRONG\", \"corrected_sql\": \"SELECT " + i + "\"}");
            given.addFirst(id.toString());
        }
        UUID right = answered();
        ann.put(path(right), "{\"verdict\": \"RIGHT\"}");

        Reply first = curator.get("/api/v1/feedback?verdict=wrong&corrected=true&database=demo&limit=2");
        Reply second = curator.get("/api/v1/feedback?verdict=wrong&corrected=true&limit=1&cursor="
                + first.body().path("next").asText());

        assertThat(first.body().path("feedback").findValuesAsText("task_id")).isEqualTo(given.subList(0, 2));
        assertThat(second.body().path("feedback").findValuesAsText("task_id")).isEqualTo(given.subList(2, 3));
        assertThat(curator.get("/api/v1/feedback?verdict=RIGHT&limit=1")
                        .body()
                        .path("feedback")
                        .findValuesAsText("task_id"))
                .containsExactly(right.toString());
        assertThat(ann.get("/api/v1/feedback").status()).isEqualTo(403);
        assertThat(curator.get("/api/v1/feedback?corrected=maybe").status()).isEqualTo(400);
        assertThat(curator.get("/api/v1/feedback?cursor=x").status()).isEqualTo(400);
    }

    private UUID answered() {
        return SubmittedTask.of(processor, owner, "Brands")
                .understood()
                .coded("SELECT 1")
                .answered(1)
                .id();
    }

    private static String path(UUID id) {
        return "/api/v1/query/" + id + "/feedback";
    }
}
