package dev.parley.runtime.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A password in a file, read again each time: whoever rotates it replaces the file, as Kubernetes and Docker do with theirs.
 *
 * @param property that names the file, for messages
 */
public record PasswordFile(String property, Path file) implements Supplier<String> {

    /**
     * Without the line's end.
     *
     * @throws IllegalStateException naming property and file when it cannot be read
     */
    @Override
    public String get() {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new IllegalStateException(property + ": the file " + file + " cannot be read", e);
        }
    }
}
