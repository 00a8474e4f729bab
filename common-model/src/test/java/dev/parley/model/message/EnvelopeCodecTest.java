package dev.parley.model.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.EnvelopeCodec.Headers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EnvelopeCodecTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID TASK = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private final Envelope<TestRequest> request =
            Envelope.of(new TestRequest("SELECT 1", "sports", 10, NOON), TASK, "/parley/gateway", NOON);

    @Test
    void shouldComeBackAsItWent() {
        Envelope<AgentRequest> read =
                EnvelopeCodec.read(EnvelopeCodec.headers(request), EnvelopeCodec.value(request), AgentRequest.class);

        assertThat(read).isEqualTo(request);
    }

    @Test
    void shouldNameTheRequestInAReply() {
        Envelope<TestFailed> reply = request.reply(
                new TestFailed(TestType.SYNTAX, Failure.of(ErrorCode.SQL_INVALID, "no", NOON)), "/parley/tester", NOON);

        assertThat(reply.causationId()).isEqualTo(request.id());
        assertThat(reply.taskId()).isEqualTo(TASK);
        assertThat(EnvelopeCodec.headers(reply))
                .containsEntry(Headers.CAUSATION_ID, request.id().toString())
                .containsEntry(Headers.TYPE, "TestFailed")
                .containsEntry(Headers.SUBJECT, TASK.toString());
    }

    @Test
    void shouldMakeIdsOfVersion7InOrder() {
        UUID first = Envelope.newId();
        UUID second = Envelope.newId();

        assertThat(first.version()).isEqualTo(7);
        assertThat(first.toString()).isLessThan(second.toString());
    }

    @Test
    void shouldRefuseAMessageOfAnotherFamily() {
        assertThatThrownBy(() -> EnvelopeCodec.read(
                        EnvelopeCodec.headers(request), EnvelopeCodec.value(request), AgentReply.class))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("`ce_type` is `TestRequest`")
                .hasMessageContaining("TestComplete");
    }

    @Test
    void shouldNameTheHeaderThatIsMissing() {
        Map<String, String> headers = new HashMap<>(EnvelopeCodec.headers(request));
        headers.remove(Headers.ID);

        assertThatThrownBy(() -> EnvelopeCodec.read(headers, EnvelopeCodec.value(request), AgentRequest.class))
                .hasMessage("header `ce_id` is missing");
    }

    @Test
    void shouldNameTheHeaderThatIsWrong() {
        Map<String, String> headers = new HashMap<>(EnvelopeCodec.headers(request));
        headers.put(Headers.SUBJECT, "no uuid");

        assertThatThrownBy(() -> EnvelopeCodec.read(headers, EnvelopeCodec.value(request), AgentRequest.class))
                .hasMessage("header `ce_subject` is not a UUID: no uuid");
    }

    @Test
    void shouldRefuseWhatIsNoJson() {
        assertUnreadable("not json", "not JSON");
        assertUnreadable("", "not a TestRequest");
        assertUnreadable("null", "JSON null");
        assertUnreadable("{\"sql\": {}}", "not a TestRequest");
        assertUnreadable("{}", "not a TestRequest");
        assertUnreadable("[".repeat(100_000), "not a TestRequest");
        assertUnreadable("{\"sql\":\"x\",\"deadline\":" + "[".repeat(100_000), "not");
    }

    @Test
    void shouldTellWhatAConstructorRefused() {
        assertThatThrownBy(() -> EnvelopeCodec.message(
                        "{\"query\":\" \",\"database\":\"sports\"}".getBytes(UTF_8), QuerySubmitted.class))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        e -> assertThat(e.failure().errorCode()).isEqualTo(ErrorCode.UNREADABLE_RECORD))
                .hasMessage("`query` cannot be empty");
    }

    private static void assertUnreadable(String value, String why) {
        assertThatThrownBy(() -> EnvelopeCodec.message(value.getBytes(UTF_8), TestRequest.class))
                .as(value.length() > 40 ? value.substring(0, 40) : value)
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(why);
    }
}
