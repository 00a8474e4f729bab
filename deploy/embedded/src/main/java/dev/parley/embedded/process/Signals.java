package dev.parley.embedded.process;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Ends processes: asks first, kills when asking does not help. */
public final class Signals {

    private static final int POLL_MILLIS = 20;
    private static final int KILLED_MILLIS = 5000;

    private Signals() {}

    /** Asks the process to end: SIGINT or SIGTERM. */
    public static void ask(ProcessHandle process, boolean interrupt) {
        if (!interrupt) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(2, TimeUnit.SECONDS);
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end of a child and kills it when it is late. */
    static void await(Process child, Duration patience) {
        try {
            if (!child.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                child.destroyForcibly().waitFor(KILLED_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end of a process that is not a child of ours and kills it when it is late. */
    public static void await(ProcessRecord process, Duration patience) {
        if (!ended(process, patience)) {
            process.find().ifPresent(ProcessHandle::destroyForcibly);
            ended(process, Duration.ofMillis(KILLED_MILLIS));
        }
    }

    private static boolean ended(ProcessRecord process, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        while (process.find().isPresent()) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
