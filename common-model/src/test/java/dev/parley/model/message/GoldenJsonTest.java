package dev.parley.model.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is on the wire today is read tomorrow: the golden files are only added to. */
class GoldenJsonTest {

    static Stream<Message> samples() {
        return Samples.ALL.stream();
    }

    @Test
    void shouldHaveASampleOfEveryMessage() {
        List<Class<?>> sampled =
                Samples.ALL.stream().<Class<?>>map(Message::getClass).toList();

        assertThat(sampled).containsExactlyInAnyOrderElementsOf(MessageTypes.all());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldReadItsGoldenJson(Message sample) throws IOException {
        Message read = EnvelopeCodec.message(golden(sample), sample.getClass());

        assertThat(Json.string(read)).isEqualTo(Json.string(sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldWriteItsGoldenJson(Message sample) throws IOException {
        JsonNode written = Json.mapper().readTree(Json.bytes(sample));

        assertThat(written).isEqualTo(Json.mapper().readTree(golden(sample)));
    }

    static Stream<Message> answers() {
        return Samples.ANSWERS.stream();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void shouldReadAndWriteTheGoldenJsonOfAnAnswer(Message sample) throws IOException {
        byte[] golden = golden(sample.type() + ".answer", sample);

        assertThat(Json.string(EnvelopeCodec.message(golden, sample.getClass())))
                .isEqualTo(Json.string(sample));
        assertThat(Json.mapper().readTree(Json.bytes(sample)))
                .isEqualTo(Json.mapper().readTree(golden));
    }

    static Stream<Message> choices() {
        return Samples.CHOICES.stream();
    }

    @ParameterizedTest
    @MethodSource("choices")
    void shouldReadAndWriteTheGoldenJsonOfAChoice(Message sample) throws IOException {
        byte[] golden = golden(sample.type() + ".choice", sample);

        assertThat(Json.string(EnvelopeCodec.message(golden, sample.getClass())))
                .isEqualTo(Json.string(sample));
        assertThat(Json.mapper().readTree(Json.bytes(sample)))
                .isEqualTo(Json.mapper().readTree(golden));
    }

    static Stream<Message> remembered() {
        return Samples.REMEMBERED.stream();
    }

    @ParameterizedTest
    @MethodSource("remembered")
    void shouldReadAndWriteTheGoldenJsonOfAChoiceThatIsRemembered(Message sample) throws IOException {
        byte[] golden = golden(sample.type() + ".remembered", sample);

        assertThat(Json.string(EnvelopeCodec.message(golden, sample.getClass())))
                .isEqualTo(Json.string(sample));
        assertThat(Json.mapper().readTree(Json.bytes(sample)))
                .isEqualTo(Json.mapper().readTree(golden));
    }

    @Test
    void shouldReadAndWriteTheGoldenJsonOfAGuidedRequest() throws IOException {
        byte[] golden = golden(Samples.GUIDED.type() + ".verified", Samples.GUIDED);

        assertThat(Json.string(EnvelopeCodec.message(golden, Samples.GUIDED.getClass())))
                .isEqualTo(Json.string(Samples.GUIDED));
    }

    static Stream<Message> followUps() {
        return Samples.FOLLOW_UPS.stream();
    }

    @ParameterizedTest
    @MethodSource("followUps")
    void shouldReadAndWriteTheGoldenJsonOfAFollowUp(Message sample) throws IOException {
        byte[] golden = golden(sample.type() + ".follow-up", sample);

        assertThat(Json.string(EnvelopeCodec.message(golden, sample.getClass())))
                .isEqualTo(Json.string(sample));
        assertThat(Json.mapper().readTree(Json.bytes(sample)))
                .isEqualTo(Json.mapper().readTree(golden));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldIgnoreAFieldOfANewerVersion(Message sample) throws IOException {
        var newer =
                (com.fasterxml.jackson.databind.node.ObjectNode) Json.mapper().readTree(golden(sample));
        newer.put("added_later", 1);

        Message read = EnvelopeCodec.message(newer.toString().getBytes(UTF_8), sample.getClass());

        assertThat(Json.string(read)).isEqualTo(Json.string(sample));
    }

    private static byte[] golden(Message sample) throws IOException {
        return golden(sample.type(), sample);
    }

    private static byte[] golden(String title, Message sample) throws IOException {
        String name = "/golden/" + title + ".v1.json";
        try (InputStream in = GoldenJsonTest.class.getResourceAsStream(name)) {
            if (in == null) {
                Path missing = Path.of("target", "missing-golden", title + ".v1.json");
                Files.createDirectories(missing.getParent());
                Files.writeString(
                        missing, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(sample) + "\n");
                throw new AssertionError("no golden file " + name + "; its JSON of today is at " + missing);
            }
            return in.readAllBytes();
        }
    }
}
