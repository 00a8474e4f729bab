package dev.parley.gateway.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.RestClient.Reply;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.runtime.testing.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to questions back; there is no agent, so the tests reply for them. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class AnswerQuarkusTest {

    private static final String WORDS = "{\"question_id\": \"q1\", \"text\": \"the second\"}";

    @Inject
    TaskProcessor processor;

    private final String owner = "ann-" + UUID.randomUUID();
    private final RestClient ann = RestClient.of(owner, "query:submit", "query:read");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"question_id\": \"q1\", \"option_id\": \"2\"}",
                "{\"question_id\": \"q1\", \"option_ids\": [\"1\", \"2\"]}",
                "{\"question_id\": \"q1\", \"text\": \"only those in Lyon\"}",
                "{\"question_id\": \"q1\", \"option_id\": null, \"option_ids\": null, \"text\": \"none of these\"}"
            })
    void shouldGoOnWithAnAnswerAndTakeNoSecondOne(String body) {
        String path = asked();

        Reply taken = ann.post(path, body);

        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
        assertThat(taken.body().path("status").asText()).isEqualTo("CLARIFYING");
        assertThat(code(ann.post(path, body))).isEqualTo("409 PARLEY-2005");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"question_id": "q1"}                                          | 400 PARLEY-2001 | one of `option_id`
            {"question_id": "q1", "option_id": "1", "text": "the second"}  | 400 PARLEY-2001 | has several
            {"question_id": "q1", "option_ids": []}                        | 400 PARLEY-2001 | one of `option_id`
            {"question_id": "q1", "option_ids": "1"}                       | 400 PARLEY-2001 | option_ids
            {"question_id": "q1", "text": "  "}                            | 400 PARLEY-2001 | `text` cannot be empty
            {"question_id": "q1", "text": 2}                               | 400 PARLEY-2001 | text
            {"text": "the second"}                                         | 400 PARLEY-2001 | `question_id`
            {"question_id": "q1", "option_ids": ["1", "3"]}                | 400 PARLEY-2006 | "3" was not offered
            {"question_id": "q2", "text": "the second"}                    | 400 PARLEY-2006 | "q2" was not asked
            """)
    void shouldSayWhatIsWrongWithAnAnswerAndGoOnWaiting(String body, String code, String message) {
        String path = asked();

        Reply refused = ann.post(path, body);

        assertThat(code(refused)).isEqualTo(code);
        assertThat(refused.body().path("message").asText()).contains(message);
        assertThat(ann.post(path, WORDS).status()).isEqualTo(200);
    }

    @Test
    void shouldTakeNoWordsOfSomebodyElse() {
        String path = asked();

        Reply refused = RestClient.of("eve", "query:submit", "query:read").post(path, WORDS);

        assertThat(code(refused)).isEqualTo("404 PARLEY-2003");
        assertThat(ann.post(path, WORDS).status()).isEqualTo(200);
    }

    @Test
    void shouldTakeNoMoreThanFiveHundredCharacters() {
        String path = asked();

        assertThat(code(ann.post(path, "{\"question_id\": \"q1\", \"text\": \"" + "x".repeat(501) + "\"}")))
                .isEqualTo("400 PARLEY-2001");
        assertThat(ann.post(path, "{\"question_id\": \"q1\", \"text\": \"" + "x".repeat(500) + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private String asked() {
        return "/api/v1/query/"
                + SubmittedTask.of(processor, owner, "Clubs by city")
                        .asksBack("q1", "1", "2")
                        .id()
                + "/answer";
    }

    private static String code(Reply reply) {
        return reply.status() + " " + reply.body().path("error_code").asText();
    }
}
