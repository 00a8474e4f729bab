package dev.parley.gateway.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.RestClient.Reply;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.Reading;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Questions that follow others; there is no agent, so the tests reply for them. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class FollowUpQuarkusTest {

    private static final String PATH = "/api/v1/query";

    @Inject
    TaskProcessor processor;

    private final String owner = "ann-" + UUID.randomUUID();
    private final RestClient ann = RestClient.of(owner, "query:submit", "query:read");

    @Test
    void shouldTakeAQuestionThatFollowsAnAnswer() {
        UUID first = answered();

        Reply accepted = ann.post(PATH, followUp(first));
        String id = accepted.body().path("task_id").asText();
        SubmittedTask.known(processor, owner, id)
                .reply(new ClarificationComplete(
                        "and in Lyon?",
                        "Show the number of brands, where city is Lyon.",
                        new Reading(JsonNodeFactory.instance.objectNode(), "ab12", 1, List.of(), List.of(), true)))
                .coded("SELECT 2")
                .answered(1);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body().path("follows").asText()).isEqualTo(first.toString());
        JsonNode answer = ann.get(PATH + "/" + id).body();
        assertThat(answer.path("follows").asText()).isEqualTo(first.toString());
        assertThat(answer.path("carried_over").asBoolean()).isTrue();
        assertThat(answer.path("clarified_query").asText()).contains("Lyon");
        assertThat(ann.get(PATH).body().path("queries").path(0).path("follows").asText())
                .isEqualTo(first.toString());
    }

    @Test
    void shouldAskAFollowUpAgainAsTheSameFollowUp() {
        UUID first = answered();
        String id = ann.post(PATH, followUp(first)).body().path("task_id").asText();

        JsonNode again = ann.post(PATH + "/" + id + "/rerun", "{}").body();

        UUID rerun = UUID.fromString(again.path("task_id").asText());
        assertThat(again.path("follows").asText()).isEqualTo(first.toString());
        assertThat(again.path("rerun_of").asText()).isEqualTo(id);
        assertThat(processor.get(rerun, Caller.trusted(owner)).previous())
                .isNotNull()
                .isEqualTo(processor
                        .get(UUID.fromString(id), Caller.trusted(owner))
                        .previous());
    }

    @Test
    void shouldNotFollowWhatIsNotAnswered() {
        UUID waiting =
                SubmittedTask.of(processor, owner, "How many brands are there?").id();

        Reply refused = ann.post(PATH, followUp(waiting));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("error_code").asText()).isEqualTo("PARLEY-2016");
        assertThat(refused.body().path("detail").asText()).contains("CLARIFYING");
        assertThat(refused.body().path("hint").asText()).contains("`follows`");
    }

    @Test
    void shouldNotFollowWhatIsAnothersOrNotThere() {
        UUID foreign = SubmittedTask.of(processor, "bob-" + UUID.randomUUID(), "How many brands are there?")
                .understood()
                .coded("SELECT 1")
                .answered(1)
                .id();

        assertThat(List.of(foreign, UUID.randomUUID())).allSatisfy(id -> {
            Reply refused = ann.post(PATH, followUp(id));
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.body().path("error_code").asText()).isEqualTo("PARLEY-2003");
        });
    }

    @Test
    void shouldSayWhatIsWrongWithAnIdThatIsNone() {
        Reply refused = ann.post(PATH, "{\"query\": \"and in Lyon?\", \"database\": \"demo\", \"follows\": \"x\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("detail").asText()).contains("follows");
    }

    @Test
    void shouldTellAProducerOfATopicByItsResult() {
        UUID waiting =
                SubmittedTask.of(processor, owner, "How many brands are there?").id();
        UUID taskId = Envelope.newId();

        processor.submit(
                Envelope.newId(),
                taskId,
                new QuerySubmitted("and in Lyon?", "demo", null, null, waiting),
                Caller.trusted(owner));

        JsonNode failed = ann.get(PATH + "/" + taskId).body();
        assertThat(failed.path("status").asText()).isEqualTo("FAILED");
        assertThat(failed.path("error").path("error_code").asText()).isEqualTo("PARLEY-2016");
    }

    private UUID answered() {
        return SubmittedTask.of(processor, owner, "How many brands are there?")
                .understood()
                .coded("SELECT 1")
                .answered(1)
                .id();
    }

    private static String followUp(UUID follows) {
        return "{\"query\": \"and in Lyon?\", \"database\": \"demo\", \"follows\": \"" + follows + "\"}";
    }
}
