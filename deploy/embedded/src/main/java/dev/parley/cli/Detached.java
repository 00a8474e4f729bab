package dev.parley.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes a command the leader of a session of its own, so that neither Ctrl-C nor a closed terminal reaches it. */
final class Detached {

    /** Job control gives the command a process group of its own, and the shell stays to pass on when it ends. */
    private static final String WITH_JOB_CONTROL = "set -m; nohup \"$@\" & wait $!";

    private Detached() {}

    static List<String> prefix() {
        for (String folder :
                System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
            if (Files.isExecutable(Path.of(folder, "setsid"))) {
                return List.of("setsid");
            }
        }
        return List.of("/bin/bash", "-c", WITH_JOB_CONTROL, "parley");
    }
}
