package dev.parley.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The task of each database that this command was answered last, for what follows it. Kept in a file of the stack. */
final class LastAnswer {

    private static final String FILE = "last-answers.json";

    private final Path file;

    /** @param home folder of the stack */
    LastAnswer(Path home) {
        this.file = home.resolve(FILE);
    }

    Optional<String> of(String database) {
        String task = tasks().path(database).asText("");
        return task.isEmpty() ? Optional.empty() : Optional.of(task);
    }

    /** Keeps it. That it cannot is no reason to lose the answer: the next question then has nothing to follow. */
    void keep(String database, String taskId) {
        ObjectNode tasks = tasks().put(database, taskId);
        try {
            Path fresh = Files.createTempFile(file.getParent(), FILE, null);
            Files.writeString(fresh, Answer.MAPPER.writeValueAsString(tasks));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            forget();
        }
    }

    private ObjectNode tasks() {
        try {
            return Files.exists(file) && Answer.MAPPER.readTree(file.toFile()) instanceof ObjectNode tasks
                    ? tasks
                    : Answer.MAPPER.createObjectNode();
        } catch (IOException e) {
            return Answer.MAPPER.createObjectNode(); // not to be read: nothing to follow
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // an older answer stays the one to follow
        }
    }
}
