package dev.parley.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
