package dev.parley.embedded.supervisor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.embedded.Progress;
import dev.parley.embedded.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One line of the progress file: a step, or the last line, which says that all is ready or why not.
 *
 * @param log the file whose end tells more about a failure; may be null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StartEvent(Kind kind, Progress step, String failure, String log) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What a line says. */
    public enum Kind {
        STEP,
        READY,
        FAILED
    }

    static StartEvent of(Progress step) {
        return new StartEvent(Kind.STEP, step, null, null);
    }

    static StartEvent ready() {
        return new StartEvent(Kind.READY, null, null, null);
    }

    static StartEvent failed(String why, Optional<Path> log) {
        return new StartEvent(Kind.FAILED, null, why, log.map(Path::toString).orElse(null));
    }

    /** @throws StackException when the line is not one of ours */
    public static StartEvent parse(String line) {
        try {
            return MAPPER.readValue(line, StartEvent.class);
        } catch (JsonProcessingException e) {
            throw new StackException("The progress file cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    void append(Path file) {
        try {
            byte[] line = (MAPPER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
            Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new StackException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
