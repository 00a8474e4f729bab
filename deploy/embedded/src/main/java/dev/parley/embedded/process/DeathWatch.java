package dev.parley.embedded.process;

import dev.parley.embedded.StackException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A shell that waits for this JVM to end, however it ends, and then ends the processes that are still recorded: it
 * reads from a pipe that only this JVM holds open. What it misses (it may be killed itself) the next start finds.
 */
public final class DeathWatch implements AutoCloseable {

    /**
     * Takes only the records of this JVM (a next stack may already write its own), and ends only what is still the
     * recorded process, where the system can tell.
     */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            run=$1
            owner=$2
            cat >/dev/null
            records=$(cd "$run" && for file in *.pid; do
              read -r pid mark by <"$file" && [ "$by" = "$owner" ] && echo "$pid $mark ${file%.pid}"
            done)
            each() {
              echo "$records" | while read -r pid mark name; do
                [ -n "$pid" ] || continue
                case $mark in
                  ticks:*)
                    stat=$(sed 's/^.*) //' "/proc/$pid/stat") || continue
                    set -- $stat
                    case $mark in "ticks:${20}@"*) ;; *) continue ;; esac ;;
                esac
                case $signal:$name in
                  TERM:postgres) kill -INT "$pid" ;;
                  *) kill -"$signal" "$pid" ;;
                esac
              done
            }
            signal=TERM
            each
            sleep 15
            signal=KILL
            each
            """;

    private final Process shell;

    private DeathWatch(Process shell) {
        this.shell = shell;
    }

    /** @param folder of the records */
    public static DeathWatch over(Path folder) {
        String owner = Long.toString(ProcessHandle.current().pid());
        try {
            return new DeathWatch(new ProcessBuilder("/bin/sh", "-c", SCRIPT, "parley-watch", folder.toString(), owner)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new StackException("Cannot start a shell: " + e.getMessage(), e);
        }
    }

    /** After everything has been ended in order. */
    @Override
    public void close() {
        shell.destroyForcibly();
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            // The pipe is broken already, as it should be.
        }
    }
}
