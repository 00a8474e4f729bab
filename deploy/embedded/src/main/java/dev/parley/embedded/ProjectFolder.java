package dev.parley.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the checkout that a program or a test runs in. */
public final class ProjectFolder {

    private ProjectFolder() {}

    /** The nearest folder above the working directory that holds the Maven wrapper and {@code deploy/embedded}. */
    public static Path find() {
        return above(Path.of(""));
    }

    static Path above(Path start) {
        Path here = start.toAbsolutePath().normalize();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw")) && Files.isDirectory(folder.resolve("deploy/embedded"))) {
                return folder;
            }
        }
        return here;
    }
}
