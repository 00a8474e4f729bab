package dev.parley.gateway.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.model.message.Assumption;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.Reading;
import dev.parley.model.message.SchemaLink;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How an answer came about, over HTTP. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class ExplanationQuarkusTest {

    private static final ClarificationComplete CLEAR = new ClarificationComplete(
            "Brands by city",
            "The number of brands per city",
            new Reading(
                    JsonNodeFactory.instance.objectNode(),
                    "ab12",
                    1,
                    List.of(new Assumption("city", "taken as brands.city")),
                    List.of(new SchemaLink("brands", "public.brands", "table"))));

    @Inject
    TaskProcessor processor;

    private final String owner = "ann-" + UUID.randomUUID();
    private final RestClient ann = RestClient.of(owner, "query:submit", "query:read");

    @Test
    void shouldExplainAnAnswerFromItsWordsToItsTimes() {
        SubmittedTask task = SubmittedTask.of(processor, owner, "Brands by city")
                .reply(CLEAR)
                .coded("SELECT 1")
                .answered(3);

        JsonNode explanation = ann.get(path(task)).body();

        JsonNode steps = explanation.path("steps");
        assertThat(steps.path("meaning").path("clarified_query").asText()).isEqualTo("The number of brands per city");
        assertThat(steps.path("meaning").path("links").get(0).path("target").asText())
                .isEqualTo("public.brands");
        assertThat(steps.path("meaning")
                        .path("assumptions")
                        .get(0)
                        .path("words")
                        .asText())
                .isEqualTo("city");
        assertThat(steps.path("statement").path("clauses").get(0).asText()).isEqualTo("Shows it");
        assertThat(steps.path("test")
                        .path("performance_metrics")
                        .path("plan_cost")
                        .asDouble())
                .isEqualTo(10);
        assertThat(explanation.path("timings").path("statuses").findValuesAsText("status"))
                .containsExactly("SUBMITTED", "CLARIFYING", "GENERATING", "TESTING", "COMPLETED");
        double sum = 0;
        for (JsonNode status : explanation.path("timings").path("statuses")) {
            sum += status.path("millis").asDouble();
        }
        assertThat(sum)
                .isEqualTo(
                        explanation.path("timings").path("total_millis").asDouble(),
                        org.assertj.core.data.Offset.offset(0.1));
    }

    @Test
    void shouldExplainAsFarAsItHasCome() {
        SubmittedTask task = SubmittedTask.of(processor, owner, "Brands by city");

        assertThat(ann.get(path(task)).body().path("steps").isEmpty()).isTrue();
        task.reply(CLEAR);
        assertThat(ann.get(path(task)).body().path("steps").has("meaning")).isTrue();
        assertThat(ann.get(path(task)).body().path("steps").has("statement")).isFalse();
    }

    @Test
    void shouldWriteAPageForPeople() {
        SubmittedTask task = SubmittedTask.of(processor, owner, "Brands by city")
                .reply(CLEAR)
                .coded("SELECT 1")
                .answered(3);

        var reply = ann.exchange("GET", path(task), null, "Accept", "text/plain");

        assertThat(reply.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(reply.body())
                .startsWith("""
                Brands by city
                  COMPLETED on demo

                Understood as
                  The number of brands per city

                Words
                  “brands” → public.brands (table)

                Assumed
                  “city” taken as brands.city

                SQL
                  SELECT 1

                In words
                  Shows it
                """)
                .contains("Plan\n  cost 10, about 1 rows expected, planned in 0.5 ms, ran for 3.0 ms\n");
    }

    @Test
    void shouldExplainToItsOwnerOnly() {
        SubmittedTask task = SubmittedTask.of(processor, owner, "Brands by city");

        assertThat(RestClient.of("eve", "query:read").get(path(task)).status()).isEqualTo(404);
    }

    private static String path(SubmittedTask task) {
        return "/api/v1/query/" + task.id() + "/explain";
    }
}
