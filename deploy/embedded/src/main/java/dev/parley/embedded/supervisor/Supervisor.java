package dev.parley.embedded.supervisor;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.Part;
import dev.parley.embedded.StackConfig;
import dev.parley.embedded.StackException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Owns a stack until it is told to end (SIGTERM), restarting what dies. Started by {@code ./parley up}. */
public final class Supervisor {

    /** Stands for "whatever port you like" on the command line. */
    public static final String ANY_PORT = "-";

    private Supervisor() {}

    /** @param args the project's folder, the gateway's port or {@link #ANY_PORT}, the progress file */
    public static void main(String[] args) throws InterruptedException {
        Path progress = Path.of(args[2]);
        try {
            StackConfig config = StackConfig.ofProject(Path.of(args[0]))
                    .withProgress(step -> StartEvent.of(step).append(progress));
            if (!args[1].equals(ANY_PORT)) {
                config = config.withPort(Part.GATEWAY, Integer.parseInt(args[1]));
            }
            EmbeddedStack.start(config);
            StartEvent.ready().append(progress);
        } catch (StackException e) {
            fail(e, e.getMessage(), e.log(), progress);
        } catch (RuntimeException e) {
            fail(e, "Unexpected: " + e, Optional.empty(), progress);
        }
        // The start needed far more memory (unpacking, making data) than watching does.
        System.gc();
        new CountDownLatch(1).await();
    }

    private static void fail(RuntimeException cause, String why, Optional<Path> log, Path progress) {
        cause.printStackTrace();
        StartEvent.failed(why, log).append(progress);
        System.exit(1);
    }
}
