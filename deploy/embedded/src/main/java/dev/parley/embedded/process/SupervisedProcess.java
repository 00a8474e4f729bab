package dev.parley.embedded.process;

import dev.parley.embedded.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * A child process that is started again when it dies without having been told to. Until it was ready once, a death is
 * a failed start and is not repeated.
 */
public final class SupervisedProcess {

    /** What it is doing. */
    public enum State {
        STARTING,
        UP,
        RESTARTING,
        STOPPING,
        DOWN
    }

    private static final Duration POLL = Duration.ofMillis(50);

    private final Launch launch;
    private final Path runFolder;
    private final BooleanSupplier ready;
    private final Runnable changed;

    private Process process;
    private Instant started;
    private State state = State.DOWN;
    private Backoff backoff = Backoff.NONE;
    private int restarts;
    private boolean stopping;

    /**
     * @param ready asked repeatedly after each launch; must answer quickly and not throw
     * @param changed called after each change of state or pid
     */
    public SupervisedProcess(Launch launch, Path runFolder, BooleanSupplier ready, Runnable changed) {
        this.launch = launch;
        this.runFolder = runFolder;
        this.ready = ready;
        this.changed = changed;
    }

    /** Launches it and waits until it is ready. */
    public void start(Duration timeout) {
        try {
            LogFile.begin(launch.log());
            spawn(State.STARTING);
        } catch (IOException e) {
            throw new StackException("Cannot start " + launch.name() + ": " + e.getMessage(), launch.log(), e);
        }
        Process first = current();
        Instant deadline = Instant.now().plus(timeout);
        while (!ready.getAsBoolean()) {
            if (!first.isAlive()) {
                throw failed(launch.name() + " ended while starting (exit code " + first.exitValue() + ").");
            }
            if (Instant.now().isAfter(deadline)) {
                throw failed(launch.name() + " was not ready after " + timeout.toSeconds() + " s.");
            }
            pause(POLL);
        }
        become(State.UP);
        first.onExit().thenRunAsync(() -> died(first), this::inThread);
    }

    /** Ends it in order, or kills it when that takes too long. */
    public void stop() {
        Process last;
        synchronized (this) {
            stopping = true;
            last = process;
            notifyAll();
        }
        if (last == null) {
            return;
        }
        become(State.STOPPING);
        Signals.ask(last.toHandle(), launch.interrupt());
        Signals.await(last, launch.patience());
        forget();
        become(State.DOWN);
    }

    /** Kills it as if it had crashed: it will be started again. For tests of exactly that. */
    public void kill() {
        current().destroyForcibly();
    }

    public String name() {
        return launch.name();
    }

    public Path log() {
        return launch.log();
    }

    public synchronized State state() {
        return state;
    }

    /** -1 while there is no process. */
    public synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    /** When the process of now began. */
    public synchronized Instant started() {
        return started;
    }

    public synchronized int restarts() {
        return restarts;
    }

    /** Keeps its log from growing without end. */
    public void boundLog() throws IOException {
        LogFile.bound(launch.log(), LogFile.LARGEST);
    }

    private void spawn(State next) throws IOException {
        synchronized (this) {
            if (stopping) {
                return;
            }
            ProcessBuilder builder = new ProcessBuilder(launch.command())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
            builder.environment().putAll(launch.environment());
            process = builder.start();
            process.getOutputStream().close();
            started = Instant.now();
            ProcessRecord.of(launch.name(), process.pid()).write(runFolder);
        }
        become(next);
    }

    private void died(Process dead) {
        Duration wait;
        synchronized (this) {
            if (stopping || process != dead) {
                return;
            }
            backoff = backoff.after(Duration.between(started, Instant.now()));
            wait = backoff.delay();
            restarts++;
        }
        forget();
        become(State.RESTARTING);
        if (!sleepUnlessStopping(wait)) {
            return;
        }
        try {
            spawn(State.RESTARTING);
        } catch (IOException e) {
            died(dead);
            return;
        }
        Process next = current();
        next.onExit().thenRunAsync(() -> died(next), this::inThread);
        while (next.isAlive() && !isStopping()) {
            if (ready.getAsBoolean()) {
                become(State.UP);
                return;
            }
            pause(POLL);
        }
    }

    private synchronized boolean sleepUnlessStopping(Duration wait) {
        Instant end = Instant.now().plus(wait);
        try {
            for (long left = wait.toMillis();
                    left > 0 && !stopping;
                    left = Duration.between(Instant.now(), end).toMillis()) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !stopping;
    }

    private void become(State next) {
        synchronized (this) {
            state = next;
        }
        changed.run();
    }

    private void forget() {
        try {
            new ProcessRecord(launch.name(), 0, "").delete(runFolder);
        } catch (IOException e) {
            throw new StackException("Cannot delete the record of " + launch.name(), e);
        }
    }

    private synchronized Process current() {
        return process;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private StackException failed(String what) {
        String reason =
                LogFile.reason(launch.log()).map(line -> " It says: " + line).orElse("");
        return new StackException(what + reason, launch.log(), null);
    }

    private void inThread(Runnable task) {
        Thread.ofPlatform().daemon().name("supervise-" + launch.name()).start(task);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for a process.", e);
        }
    }
}
