package dev.parley.embedded.redis;

import dev.parley.embedded.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/**
 * Finds a {@code redis-server} that runs here: the artifact's for this machine (it wants the system's OpenSSL 3), then
 * its statically linked one, then one that is installed.
 */
final class RedisBinary {

    private static final String INSTALLED = "redis-server";

    private RedisBinary() {}

    static String find(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String resource : candidates()) {
                Path program = folder.resolve(resource);
                if (!Files.exists(program)) {
                    unpack(resource, program);
                }
                if (runs(program.toString())) {
                    return program.toString();
                }
            }
        } catch (IOException e) {
            throw new StackException("Cannot unpack Redis into " + folder + ": " + e.getMessage(), e);
        }
        if (runs(INSTALLED)) {
            return INSTALLED;
        }
        throw new StackException("None of the Redis programs among Parley's artifacts runs on this machine;"
                + " install redis-server so that it is on the PATH.");
    }

    private static List<String> candidates() {
        var programs = ExecutableProvider.newProvidedVersionsMap();
        List<String> found = new ArrayList<>();
        String own = programs.get(OsArchitecture.detectOSandArchitecture());
        if (own != null) {
            found.add(own.replaceFirst("^/", ""));
        }
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                && System.getProperty("os.arch").equals("amd64")) {
            found.add(programs.get(OsArchitecture.UNIX_x86).replaceFirst("^/", ""));
        }
        return found;
    }

    private static void unpack(String resource, Path program) throws IOException {
        Path fresh = Files.createTempFile(program.getParent(), "redis", ".new");
        try (InputStream content = ExecutableProvider.class.getResourceAsStream("/" + resource)) {
            if (content == null) {
                throw new IOException("no " + resource + " on the class path");
            }
            Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static boolean runs(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
