package dev.parley.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.testing.SocketFiles;
import dev.parley.model.Json;
import dev.parley.model.error.ValidationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The published contract says what the records say. After a change of the records, write it anew with this test alone, and {@code
 * -Dparley.contract.update=true}.
 */
class SocketContractTest {

    private static final Path FOLDER = Path.of("contract");

    @Test
    void shouldPublishWhatTheRecordsSay() throws IOException {
        Map<String, JsonNode> documents = new SocketContract().all();

        for (var document : documents.entrySet()) {
            Path file = FOLDER.resolve(document.getKey());
            String text = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document.getValue()) + "\n";
            if (Boolean.getBoolean("parley.contract.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            }
            assertThat(file).hasContent(text);
        }
    }

    @Test
    void shouldHaveEachMessageOfBothSides() {
        JsonNode messages = new SocketContract().all().get("asyncapi.json").at("/components/messages");

        assertThat(messages.size())
                .isEqualTo(ClientMessage.class.getPermittedSubclasses().length
                        + ServerMessage.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'ping'}",
                "{'type': 'ping', 'id': null}",
                "{'type': 'subscribe', 'task_id': '0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2', 'after_seq': 2}",
                "{'type': 'subscribe', 'all': true, 'after': 'x', 'task_id': null}",
                "{'type': 'unsubscribe', 'all': true}",
                "{'type': 'answer', 'task_id': '0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2', 'question_id': 'q1', 'option_id': '1'}",
                "{'type': 'answer', 'task_id': '0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2', 'question_id': 'q1', 'option_ids': ['1', '2'],"
                        + " 'text': null}",
                "{'type': 'answer', 'task_id': '0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2', 'question_id': 'q1', 'text': 'the first'}",
                "{'type': 'submit', 'id': '1', 'request': {'query': 'How many?', 'database': 'demo'}}",
                "{'type': 'submit', 'subscribe': true, 'request': {'query': 'How many?', 'database': 'demo', 'reference': null,"
                        + " 'options': {'row_limit': 10, 'timeout': 5, 'expected_results': {'rows': [[1, null]]}}}}"
            })
    void shouldAllowWhatIsTaken(String message) {
        assertThat(SocketFiles.allow(json(message))).isTrue();
        assertThat(read(message)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'ping', 'colour': 'red'}",
                "{'type': 'ping', 'id': 5}",
                "{'type': 'nothing'}",
                "{'id': '1'}",
                "{'type': 'subscribe', 'after_seq': 'two', 'all': true}",
                "{'type': 'submit', 'request': {'query': 'How many?', 'database': 'demo', 'colour': 'red'}}",
                "{'type': 'submit', 'request': {'query': 5, 'database': 'demo'}}",
                "{'type': 'submit', 'request': {'query': 'How many?', 'database': 'demo', 'options': {'row_limit': 0}}}",
                "{'type': 'submit', 'request': {'query': 'How many?', 'database': 'demo', 'options': {'measure': 21}}}"
            })
    void shouldRefuseWhatIsNotTaken(String message) {
        assertThat(SocketFiles.allow(json(message))).isFalse();
        assertThatThrownBy(() -> read(message)).isInstanceOf(ValidationException.class);
    }

    /** Read well, and refused when it is acted on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'subscribe'}",
                "{'type': 'subscribe', 'all': true, 'task_id': '0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2'}",
                "{'type': 'unsubscribe'}",
                "{'type': 'submit'}",
                "{'type': 'submit', 'request': {'query': '', 'database': 'demo'}}",
                "{'type': 'submit', 'request': {'query': 'How many?'}}",
                "{'type': 'cancel', 'id': 'c'}",
                "{'type': 'answer', 'task_id': '0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2', 'question_id': 'q1'}",
                "{'type': 'answer', 'task_id': '0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2', 'question_id': 'q1', 'text': ''}",
                "{'type': 'answer', 'task_id': '0199a3c2-7f1e-7a55-9f6e-0c1c53e0a1b2', 'question_id': 'q1', 'option_id': '1',"
                        + " 'text': 'the first'}"
            })
    void shouldRefuseWhatCannotBeActedOn(String message) {
        assertThat(SocketFiles.allow(json(message))).isFalse();
    }

    private static JsonNode json(String message) {
        return Json.read(message.replace('\'', '"'), JsonNode.class);
    }

    private static ClientMessage read(String message) {
        MessageReader reader = new MessageReader();
        return reader.message(reader.draft(message.replace('\'', '"')));
    }
}
