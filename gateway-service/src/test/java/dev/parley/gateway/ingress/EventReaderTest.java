package dev.parley.gateway.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.error.ValidationException;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.QueryCancelled;
import dev.parley.model.message.QueryCommand;
import dev.parley.model.message.QuerySubmitted;
import io.opentelemetry.api.trace.Span;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private static final String QUESTION = "{\"query\": \"How many?\", \"database\": \"demo\"}";
    private static final String STRUCTURED = "application/cloudevents+json; charset=utf-8";
    private static final UUID TASK = UUID.fromString("0199c6a0-0000-7000-8000-000000000001");

    @Test
    void shouldReadPlainJson() {
        Event event = EventReader.read(received(QUESTION));

        assertThat(event.id()).isNull();
        assertThat(event.taskId()).isNull();
        assertThat(event.command()).isEqualTo(new QuerySubmitted("How many?", "demo", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"QuerySubmitted", "dev.parley.QuerySubmitted", "com.acme.erp/QuerySubmitted"})
    void shouldReadBinaryModeWithOrWithoutAPrefixOfTheType(String type) {
        var received = received(
                QUESTION,
                "ce_specversion",
                "1.0",
                "ce_id",
                "4711",
                "ce_source",
                "/erp",
                "ce_type",
                type,
                "ce_tone",
                "x");

        Event event = EventReader.read(received);

        assertThat(event.id()).isEqualTo("4711");
        assertThat(event.source()).isEqualTo("/erp");
        assertThat(event.command()).isInstanceOf(QuerySubmitted.class);
    }

    @Test
    void shouldReadStructuredMode() {
        Event event = EventReader.read(received("""
                {"specversion": "1.0", "id": "4711", "source": "/erp", "type": "dev.parley.ClarificationAnswered",
                 "subject": "%s", "tone": "polite", "data": {"question_id": "q1", "option_id": "2"}}
                """.formatted(TASK), "content-type", STRUCTURED));

        assertThat(event).isEqualTo(new Event("4711", "/erp", TASK, new ClarificationAnswered("q1", "2")));
    }

    @Test
    void shouldReadAnAnswerOfSeveralOptionsAndOneInWords() {
        assertThat(answer("{\"question_id\": \"q1\", \"option_ids\": [\"1\", \"2\"]}"))
                .isEqualTo(new ClarificationAnswered("q1", null, List.of("1", "2"), null));
        assertThat(answer("{\"question_id\": \"q1\", \"text\": \"the second\"}"))
                .isEqualTo(new ClarificationAnswered("q1", null, null, "the second"));
        assertThatThrownBy(() -> answer("{\"question_id\": \"q1\", \"option_id\": \"1\", \"text\": \"the second\"}"))
                .hasMessageContaining("not a ClarificationAnswered: an answer needs one of");
    }

    private static QueryCommand answer(String json) {
        return EventReader.read(received(json, "ce_type", "ClarificationAnswered", "ce_subject", TASK.toString()))
                .command();
    }

    @Test
    void shouldTakeTheTraceOfAStructuredEventElseThatOfItsRecord() {
        String event = """
                {"specversion": "1.0", "id": "1", "source": "/erp", "type": "QueryCancelled", "subject": "%s",
                 %s "data": {}}
                """;
        String own = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        String ofRecord = "00-11111111111111111111111111111111-b7ad6b7169203331-01";

        assertThat(trace(received(event.formatted(TASK, ""), "content-type", STRUCTURED, "traceparent", ofRecord)))
                .isEqualTo("11111111111111111111111111111111");
        assertThat(trace(received(
                        event.formatted(TASK, "\"traceparent\": \"" + own + "\","),
                        "content-type",
                        STRUCTURED,
                        "traceparent",
                        ofRecord)))
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    private static String trace(ConsumerRecord<byte[], byte[]> received) {
        return Span.fromContext(EventReader.read(received).trace())
                .getSpanContext()
                .getTraceId();
    }

    @Test
    void shouldReadDataInBase64() {
        String data = Base64.getEncoder().encodeToString("{\"reason\": \"enough\"}".getBytes(UTF_8));

        Event event = EventReader.read(received("""
                {"specversion": "1.0", "id": "1", "source": "/erp", "type": "QueryCancelled", "subject": "%s",
                 "data_base64": "%s"}
                """.formatted(TASK, data), "Content-Type", STRUCTURED));

        assertThat(event.command()).isEqualTo(new QueryCancelled("enough", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {                                                     | not JSON at line 1, column 2: Unexpected end-of-input: expected } for the { (at line 1, column 1)
            {"query": "a\\u0000b", "database": "d"}               | contains a NUL
            {"query": "a\\ud800b", "database": "d"}               | half of a surrogate pair
            {"query": 5, "database": "d"}                         | `query` does not have the right type
            {"query": "q", "database": "d", "options": {"row_limit": 1e99999}} | `options.row_limit` does not have the right type
            {"query": "q", "database": "d", "querry": "x"}        | unknown field `querry`
            {"query": "q", "databse": "d"}                        | unknown field `databse`
            {"query": "q", "database": "d", "options": {"timeout": "abc"}} | `options.timeout` does not have the right type: it is a length of time
            {"query": "q", "query": "r", "database": "d"}         | Duplicate field 'query'
            {"query": "q", "database": "d"} {}                    | not JSON
            {"query": " ", "database": "d"}                       | `query` cannot be empty
            [1]                                                   | not a JSON object
            null                                                  | not a JSON object
            """)
    void shouldSayWhatIsWrongWithAValue(String value, String why) {
        refused(received(value), why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ce_type           | QueryAbandoned                   | expected one of QuerySubmitted
            ce_specversion    | 0.3                              | specversion is `0.3`
            ce_subject        | job-17                           | has to be the UUID of a task
            ce_subject        | 1-1-1-1-1                        | has to be the UUID of a task
            ce_id             | ' '                              | header `ce_id` is empty
            content-type      | application/cloudevents-batch+json | is not taken
            """)
    void shouldSayWhatIsWrongWithAHeader(String name, String value, String why) {
        refused(received(QUESTION, name, value), why);
    }

    @Test
    void shouldRefuseAHeaderThatCanBeReadInTwoWays() {
        refused(received(QUESTION, "ce_id", "1", "CE_ID", "2"), "header `ce_id` stands there twice");
        refused(received(QUESTION, "ce_id", null), "header `ce_id` has no value");
        var latin = received(QUESTION);
        latin.headers().add("ce_source", new byte[] {(byte) 0xe4});
        refused(latin, "header `ce_source` is not UTF-8");
    }

    @Test
    void shouldPassOverHeadersThatAreNotItsOwn() {
        assertThat(EventReader.read(received(QUESTION, "x", null, "x", "1")).command())
                .isInstanceOf(QuerySubmitted.class);
    }

    @Test
    void shouldNeedATaskToAnswerOrCancel() {
        refused(received("{}", "ce_type", "QueryCancelled"), "header `ce_subject` is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {"id": "1", "source": "/e", "type": "QuerySubmitted", "data": {}}                          | no attribute `specversion`
            {"specversion": "1.0", "source": "/e", "type": "QuerySubmitted", "data": {}}               | no attribute `id`
            {"specversion": "1.0", "id": "1", "type": "QuerySubmitted", "data": {}}                    | no attribute `source`
            {"specversion": "1.0", "id": "1", "source": "/e", "data": {}}                              | no attribute `type`
            {"specversion": "1.0", "id": 1, "source": "/e", "type": "QuerySubmitted", "data": {}}      | `id` has to be a text
            {"specversion": "1.0", "id": "1", "source": "/e", "type": "QuerySubmitted"}                | either `data` or `data_base64`
            {"specversion": "1.0", "id": "1", "source": "/e", "type": "QuerySubmitted", "data": "x"}   | has to be a JSON object
            {"specversion": "1.0", "id": "1", "source": "/e", "type": "QuerySubmitted", "data_base64": "?"} | not Base64
            no                                                                                         | not JSON
            """)
    void shouldSayWhatIsWrongWithAStructuredEvent(String value, String why) {
        refused(received(value, "content-type", STRUCTURED), why);
    }

    @Test
    void shouldRefuseWhatIsMissingOrTooMuch() {
        refused(new ConsumerRecord<>("parley.queries", 0, 1, null, null), "no value");
        refused(new ConsumerRecord<>("parley.queries", 0, 1, null, new byte[0]), "no value");
        refused(received("[".repeat(1024 * 1024)), "not JSON: Document nesting depth");
        refused(received(" ".repeat(EventReader.MAX_VALUE_BYTES + 1)), "at most 1048576 are taken");
    }

    private static void refused(ConsumerRecord<byte[], byte[]> received, String why) {
        assertThatThrownBy(() -> EventReader.read(received))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("dev.parley.model");
    }

    /** @param headers names and values by turns */
    private static ConsumerRecord<byte[], byte[]> received(String value, String... headers) {
        ConsumerRecord<byte[], byte[]> received =
                new ConsumerRecord<>("parley.queries", 0, 1, null, value.getBytes(UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            received.headers().add(headers[i], headers[i + 1] == null ? null : headers[i + 1].getBytes(UTF_8));
        }
        return received;
    }
}
