package dev.parley.gateway.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.model.Json;
import dev.parley.model.message.ClarificationComplete;
import dev.parley.model.message.ClarificationNeeded;
import dev.parley.model.message.ClarifyingQuestion;
import dev.parley.model.message.GlossaryTerm;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.message.Reading;
import dev.parley.model.message.ReadingOption;
import dev.parley.model.message.Topics;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.TopicClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What askers say when they are asked back, as terms of their own. The agents' replies are the test's. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class LearningQuarkusTest {

    private static final String GLOSSARY = "/api/v1/glossary";

    @Inject
    TaskProcessor processor;

    private final String id = UUID.randomUUID().toString().substring(0, 8);
    private final String word = "word" + id;
    private final RestClient ann = RestClient.of("ann-" + id, "query:submit", "query:read");
    private final RestClient bob = RestClient.of("bob-" + id, "query:submit", "query:read");
    private final RestClient eve = RestClient.of("eve-" + id, "query:read", "query:submit", "knowledge:manage");

    private final ReadingOption billed = option("a", "orders.billing_city = 'Rome'");
    private final ReadingOption shipped = option("b", "orders.shipping_city = 'Rome'");

    @Test
    void shouldKeepWhatTheAskerChose() {
        UUID task = answered("a", billed, shipped);

        JsonNode term = only(ann);
        assertThat(term.path("term").asText()).isEqualTo(word);
        assertThat(term.path("meaning").asText()).isEqualTo("orders.billing_city = 'Rome'");
        assertThat(term.path("source").asText()).isEqualTo("clarification");
        assertThat(term.path("task_id").asText()).isEqualTo(task.toString());
        assertThat(term.path("scope").asText()).isEqualTo("me");
        assertThat(term.path("instead").path(0).asText()).isEqualTo("orders.shipping_city = 'Rome'");
        assertThat(term.has("conflict")).isFalse();
        assertThat(term.has("option_id")).isFalse();
        assertThat(Instant.parse(term.path("expires_at").asText()))
                .isBetween(
                        Instant.now().plus(179, ChronoUnit.DAYS), Instant.now().plus(181, ChronoUnit.DAYS));
        assertThat(terms(bob)).isEmpty();
        assertThat(terms(eve)).isEmpty();
    }

    @Test
    void shouldGoWithTheAskersNextQuestionAndNobodyElses() {
        answered("a", billed, shipped);

        JsonNode choice = clarification("ann-" + id).path("choices").path(0);
        assertThat(choice.path("words").asText()).isEqualTo(word);
        assertThat(choice.path("definition").asText()).isEqualTo("orders.billing_city = 'Rome'");
        assertThat(choice.path("option_id").asText()).isEqualTo("a");
        assertThat(choice.path("term_id").asText())
                .isEqualTo(only(ann).path("id").asText());
        assertThat(clarification("ann-" + id).path("glossary").toString()).doesNotContain(word);
        assertThat(clarification("bob-" + id).has("choices")).isFalse();

        ann.delete(GLOSSARY + "/" + only(ann).path("id").asText());
        assertThat(clarification("ann-" + id).has("choices")).isFalse();
    }

    @Test
    void shouldReplaceAChoiceByALaterOne() {
        String first = termId(answered("a", billed, shipped));
        answered("b", billed, shipped);

        assertThat(only(ann).path("id").asText()).isEqualTo(first);
        assertThat(only(ann).path("meaning").asText()).isEqualTo("orders.shipping_city = 'Rome'");
        assertThat(only(ann).path("version").asInt()).isEqualTo(2);
    }

    @Test
    void shouldLeaveWhatTheAskerWroteThemselves() {
        ann.post(GLOSSARY, written("customers.newsletter = true", "me"));

        answered("a", billed, shipped);

        assertThat(only(ann).path("meaning").asText()).isEqualTo("customers.newsletter = true");
        assertThat(only(ann).path("source").asText()).isEqualTo("written");
    }

    @Test
    void shouldLearnNothingFromAnOptionThatSaysNothingOfAWord() {
        answered("a", new ReadingOption("a", "all of them", true), new ReadingOption("b", "each", false));

        assertThat(terms(ann)).isEmpty();
    }

    @Test
    void shouldBeForOthersOnceItIsProposedAndApproved() {
        String path = GLOSSARY + "/" + termId(answered("a", option("a", "customers.newsletter = true"), shipped));

        JsonNode proposed = ann.put(path, "*", written("customers.newsletter = true", "team"))
                .body();
        assertThat(proposed.path("status").asText()).isEqualTo("proposed");
        assertThat(proposed.path("source").asText()).isEqualTo("clarification");
        assertThat(eve.post(path + "/review", "{\"decision\": \"approve\"}").status())
                .isEqualTo(200);

        assertThat(clarification("bob-" + id).path("glossary").toString()).contains(word);
    }

    @Test
    void shouldMarkWhatAVerifiedQueryContradictsAndKeepItToItsAsker() {
        eve.post(
                "/api/v1/verified-queries",
                Json.mapper()
                        .createObjectNode()
                        .put("question", "Customers with " + word)
                        .put("sql", "SELECT email FROM customers WHERE newsletter")
                        .put("database", "demo")
                        .put("scope", "all")
                        .toString());

        String path = GLOSSARY + "/"
                + termId(answered(
                        "a", option("a", "customers.status = 'active'"), option("b", "customers.newsletter = true")));

        assertThat(only(ann).path("conflict").asText()).contains("Customers with " + word);
        assertThat(clarification("ann-" + id).path("choices")).hasSize(1);
        assertThat(ann.put(path, "*", written("customers.status = 'active'", "team"))
                        .status())
                .as("it may be proposed")
                .isEqualTo(200);
        RestClient.Reply approved = eve.post(path + "/review", "{\"decision\": \"approve\"}");
        assertThat(approved.status()).isEqualTo(409);
        assertThat(approved.body().path("message").asText()).contains("Customers with " + word);
    }

    @Test
    void shouldSendVerifiedQuestionsThatAreAlike() {
        verified(
                ann,
                "How many " + word + " are open?",
                "SELECT count(*) FROM orders o JOIN customers c ON c.id = o.customer_id");
        verified(ann, "Something else", "SELECT name FROM brands");

        JsonNode examples = clarification("ann-" + id).path("verified");
        assertThat(examples).hasSize(1);
        assertThat(examples.path(0).path("question").asText()).isEqualTo("How many " + word + " are open?");
        assertThat(examples.path(0).path("joined").path(0).findValuesAsText("column"))
                .containsExactlyInAnyOrder("id", "customer_id");
        assertThat(clarification("bob-" + id).has("verified")).isFalse();
    }

    @Test
    void shouldSendTheTermsOfAnAnswersWordsBeforeTheRest() {
        for (int i = 0; i < 300; i++) {
            write("qx" + i + id);
        }
        write(word);
        SubmittedTask task =
                SubmittedTask.of(processor, "ann-" + id, "How many are there?").asksBack("q1", "a", "b");
        assertThat(ann.post(
                                "/api/v1/query/" + task.id() + "/answer",
                                "{\"question_id\": \"q1\", \"text\": \"" + word + "\"}")
                        .status())
                .isEqualTo(200);

        List<JsonNode> rounds = clarifications(task.id(), 2);
        assertThat(rounds.getFirst().path("glossary").findValuesAsText("words")).doesNotContain(word);
        assertThat(rounds.getLast().path("glossary").findValuesAsText("words")).contains(word);
    }

    private void write(String term) {
        String body = Json.mapper()
                .createObjectNode()
                .put("term", term)
                .put("meaning", "customers")
                .put("database", "demo")
                .put("scope", "me")
                .toString();
        assertThat(ann.post(GLOSSARY, body).status()).isEqualTo(201);
    }

    private static void verified(RestClient client, String question, String sql) {
        RestClient.Reply reply = client.post(
                "/api/v1/verified-queries",
                Json.mapper()
                        .createObjectNode()
                        .put("question", question)
                        .put("sql", sql)
                        .put("database", "demo")
                        .put("scope", "me")
                        .toString());
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(201);
    }

    private ReadingOption option(String optionId, String definition) {
        return new ReadingOption(
                optionId, definition, optionId.equals("a"), null, null, new GlossaryTerm(word, definition));
    }

    private UUID answered(String chosen, ReadingOption... options) {
        SubmittedTask task = SubmittedTask.of(processor, "ann-" + id, "How many are from " + word + "?")
                .reply(new ClarificationNeeded(
                        "How many?",
                        List.of(new ClarifyingQuestion("reading", "Which one?", word, List.of(options))),
                        List.of(),
                        null));
        RestClient.Reply reply = ann.post(
                "/api/v1/query/" + task.id() + "/answer",
                "{\"question_id\": \"reading\", \"option_id\": \"" + chosen + "\"}");
        assertThat(reply.status()).as(reply.body().toString()).isLessThan(300);
        assertThat(terms(ann).toString())
                .as("only once it is understood")
                .doesNotContain(task.id().toString());
        return task.reply(new ClarificationComplete(
                        "How many?",
                        "a meaning",
                        new Reading(JsonNodeFactory.instance.objectNode(), "ab12", 1, List.of(), List.of()),
                        null,
                        List.of(chosen)))
                .id();
    }

    private String termId(UUID task) {
        assertThat(only(ann).path("task_id").asText()).isEqualTo(task.toString());
        return only(ann).path("id").asText();
    }

    private JsonNode only(RestClient client) {
        JsonNode terms = terms(client);
        assertThat(terms).hasSize(1);
        return terms.path(0);
    }

    private JsonNode terms(RestClient client) {
        return client.get(GLOSSARY + "?text=" + word).body().path("terms");
    }

    private String written(String meaning, String scope) {
        return Json.mapper()
                .createObjectNode()
                .put("term", word)
                .put("meaning", meaning)
                .put("database", "demo")
                .put("scope", scope)
                .toString();
    }

    /** The request that the clarifier gets for a new question with the word. */
    private JsonNode clarification(String subject) {
        UUID task = processor
                .submit(
                        new QuerySubmitted("How many " + word + " are there?", "demo", null, null),
                        Caller.trusted(subject))
                .id();
        return clarifications(task, 1).getFirst();
    }

    private static List<JsonNode> clarifications(UUID task, int rounds) {
        return new TopicClient(EmbeddedServers.stack().kafkaBootstrapServers(), Topics.CLARIFIER)
                .await(rounds, Duration.ofSeconds(20), r -> task.toString().equals(r.key())).stream()
                        .map(r -> Json.read(new String(r.value(), UTF_8), JsonNode.class))
                        .toList();
    }
}
