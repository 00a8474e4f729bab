package dev.parley.embedded.secrets;

import dev.parley.embedded.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The key that the services seal passwords of registered databases with, made once in a folder. */
public record SealingSecret(String base64) {

    private static final int BYTES = 32;

    public static SealingSecret in(Path folder) {
        Path file = folder.resolve("sealing.key");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                byte[] random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                PrivateFile.write(file, Base64.getEncoder().encodeToString(random) + "\n");
            }
            return new SealingSecret(Files.readString(file).strip());
        } catch (IOException e) {
            throw new StackException("Cannot use the sealing key in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "SealingSecret";
    }
}
