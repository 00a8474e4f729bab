package dev.parley.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.error.ValidationException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageReaderTest {

    private static final UUID TASK = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private final MessageReader reader = new MessageReader();

    @Test
    void shouldReadMessages() {
        assertThat(read("{\"type\": \"ping\"}")).isEqualTo(new ClientMessage.Ping(null));
        assertThat(read("{\"type\": \"subscribe\", \"id\": \"a\", \"task_id\": \"" + TASK + "\", \"after_seq\": 2}"))
                .isEqualTo(new ClientMessage.Subscribe("a", TASK, 2, false, null));
        assertThat(read("{\"type\": \"subscribe\", \"all\": true, \"after\": \"1767268800123456\"}"))
                .isEqualTo(new ClientMessage.Subscribe(null, null, null, true, "1767268800123456"));
        assertThat(((ClientMessage.Submit) read(
                                "{\"type\":\"submit\",\"request\":{\"query\":\"How many?\",\"database\":\"demo\"}}"))
                        .request()
                        .toSubmission()
                        .query())
                .isEqualTo("How many?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                                                            | JSON object
            []                                                            | JSON object
            "ping"                                                        | JSON object
            {"type": "ping"                                               | not JSON at line 1, column 16: Unexpected end-of-input
            {"type": "ping",}                                             | not JSON at line 1, column 17: Unexpected character
            {"type": "ping"} {"type": "ping"}                             | right form
            {}                                                            | `type` is missing
            {"type": 1}                                                   | `type` is missing
            {"type": "drop"}                                              | not "drop"
            {"type": "java.lang.Runtime"}                                 | not "java.lang.Runtime"
            {"type": "ping", "pong": 1}                                   | Unknown field `pong`
            {"type": "ping", "id": 1}                                     | `id` is a text
            {"type": "subscribe", "task_id": "1"}                         | `task_id`
            {"type": "subscribe", "after_seq": "x"}                       | `after_seq`
            {"type": "submit", "request": {"querry": "x"}}                | Unknown field `request.querry`
            {"type": "submit", "request": {"query": 1}}                   | `request.query` does not have the right type: it is a text
            {"type": "submit", "request": {"options": 1}}                 | right type: it is an object
            {"type": "submit", "request": {"query": "x", "options": {"row_limit": 0}}} | between 1 and 10000
            """)
    void shouldSayWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldKnowTheIdOfWhatIsWrong() {
        MessageReader.Draft draft = reader.draft("{\"type\": \"drop\", \"id\": \"a\"}");

        assertThat(draft.id()).isEqualTo("a");
        assertThatThrownBy(() -> reader.message(draft)).isInstanceOf(ValidationException.class);
    }

    private ClientMessage read(String text) {
        return reader.message(reader.draft(text));
    }
}
