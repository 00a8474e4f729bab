package dev.parley.embedded.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.embedded.process.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The content of {@code stack.json}. It holds no password.
 *
 * @param state {@code starting}, {@code up} or {@code stopping}
 * @param pid of the process that owns all others
 * @param mark tells that process from a later one with the same pid
 * @param since epoch milliseconds
 * @param gatewayUrl null while it has no gateway
 */
public record StackState(
        String state,
        long pid,
        String mark,
        long since,
        String project,
        String gatewayUrl,
        String kafkaBootstrapServers,
        List<PartState> parts) {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /**
     * @param pid -1 while it has no process
     * @param state {@code starting}, {@code up}, {@code restarting}, {@code stopping} or {@code down}
     * @param since when the process of now began, epoch milliseconds; 0 before
     */
    public record PartState(String name, long pid, int port, String state, int restarts, long since, String log) {}

    /** What the file says, whether or not that stack still lives. */
    public static Optional<StackState> read(Path file) {
        try {
            return Optional.of(MAPPER.readValue(Files.readAllBytes(file), StackState.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The process that owns the stack; to be asked whether it is still alive. */
    public ProcessRecord owner() {
        return new ProcessRecord("stack", pid, mark);
    }

    public void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
