package dev.parley.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The published contract says what the records say. After a change of the records, write it anew with {@code
 * -Dparley.contract.update=true}.
 */
class ContractDocumentsTest {

    private static final Path FOLDER = Path.of("contract");

    @Test
    void shouldPublishWhatTheRecordsSay() throws IOException {
        Map<String, String> documents = new TreeMap<>();
        for (var document : new ContractDocuments().all().entrySet()) {
            documents.put(
                    document.getKey(),
                    Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document.getValue()) + "\n");
        }
        if (Boolean.getBoolean("parley.contract.update")) {
            for (var document : documents.entrySet()) {
                Path file = FOLDER.resolve(document.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, document.getValue());
            }
        }

        for (var document : documents.entrySet()) {
            assertThat(FOLDER.resolve(document.getKey())).hasContent(document.getValue());
        }
    }
}
