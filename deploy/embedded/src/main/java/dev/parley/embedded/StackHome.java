package dev.parley.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder that keeps a stack's data, keys, configuration and logs between runs; one stack at a time owns it.
 *
 * @param root absolute; {@code <project>/.parley} unless {@code PARLEY_HOME} names another
 */
public record StackHome(Path root) {

    public StackHome {
        root = root.toAbsolutePath().normalize();
    }

    /** The home of the checkout in {@code project}, or what {@code PARLEY_HOME} says. */
    public static StackHome ofProject(Path project) {
        String configured = System.getenv("PARLEY_HOME");
        return new StackHome(
                configured == null || configured.isBlank() ? project.resolve(".parley") : Path.of(configured));
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(Part part) {
        return logs().resolve(part.id() + ".log");
    }

    /** The supervisor's own log. */
    public Path supervisorLog() {
        return logs().resolve("supervisor.log");
    }

    public Path config() {
        return root.resolve("config");
    }

    /** One record per running child process, so that a later start can end what a killed one left behind. */
    public Path run() {
        return root.resolve("run");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    /** Unpacked server binaries; may be thrown away at any time when nothing runs. */
    public Path binaries() {
        return root.resolve("bin");
    }

    public Path data(Part part) {
        return root.resolve(part.id());
    }

    /** What runs, on which ports: see {@link dev.parley.embedded.state.StackState}. */
    public Path stackFile() {
        return root.resolve("stack.json");
    }

    public Path lockFile() {
        return root.resolve("stack.lock");
    }

    /** One line of JSON per {@link Progress} of the last start. */
    public Path progressFile() {
        return run().resolve("progress.jsonl");
    }

    /**
     * Makes the folders. What may hold questions, answers or secrets is closed to other users of the machine; the home
     * itself can be passed through, which PostgreSQL needs where it runs as another user.
     *
     * @throws StackException when that is not possible, or the path has a comma in it
     */
    void create() {
        if (root.toString().contains(",")) {
            throw new StackException("The folder " + root + " has a comma in its path, where Kafka would take it for"
                    + " two folders. Move the checkout, or let PARLEY_HOME name a folder without one.");
        }
        try {
            Files.createDirectories(root);
            for (Path folder : new Path[] {logs(), config(), run(), keys(), data(Part.KAFKA), data(Part.REDIS)}) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new StackException("Cannot create the folder " + root + ": " + e.getMessage(), e);
        }
    }
}
