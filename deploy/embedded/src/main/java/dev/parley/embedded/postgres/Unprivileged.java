package dev.parley.embedded.postgres;

import dev.parley.embedded.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * PostgreSQL refuses to run as root. Where the stack does, its programs get a user namespace in which they are nobody,
 * or, where the system forbids that, become the user 65534 in earnest and are given their folder.
 *
 * @param prefix put before each command; empty for ordinary users
 */
record Unprivileged(List<String> prefix, boolean ownsFolder) {

    private static final int NOBODY = 65534;

    static Unprivileged forThisUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of(), false);
        }
        List<String> namespace = List.of("unshare", "-U");
        if (runs(namespace)) {
            return new Unprivileged(namespace, false);
        }
        List<String> nobody = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (runs(nobody)) {
            return new Unprivileged(nobody, true);
        }
        throw new StackException("PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works here."
                + " Run Parley as an ordinary user.");
    }

    /** Lets the unprivileged user write where it has to. */
    void give(Path folder) throws IOException {
        if (ownsFolder) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.toList()) {
                    Files.setAttribute(path, "unix:uid", NOBODY);
                    Files.setAttribute(path, "unix:gid", NOBODY);
                }
            }
        }
    }

    private static boolean runs(List<String> prefix) {
        try {
            Process process = new ProcessBuilder(
                            Stream.concat(prefix.stream(), Stream.of("true")).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
