package dev.parley.embedded.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How one part is started and ended.
 *
 * @param environment added to the parent's
 * @param log takes both output streams; begun anew by each stack, continued by a restart
 * @param interrupt whether the orderly end is SIGINT (PostgreSQL's fast shutdown) and not SIGTERM
 * @param patience how long an orderly end may take before the process is killed
 */
public record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        boolean interrupt,
        Duration patience) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
