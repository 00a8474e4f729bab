package dev.parley.embedded;

import dev.parley.embedded.port.StackPorts;
import dev.parley.embedded.process.DeathWatch;
import dev.parley.embedded.process.Launch;
import dev.parley.embedded.process.ProcessRecord;
import dev.parley.embedded.process.SupervisedProcess;
import dev.parley.embedded.state.StackState;
import dev.parley.embedded.state.StackState.PartState;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The processes of a stack, and the file that says how they are. */
final class Processes {

    private static final int LOG_CHECK_SECONDS = 30;

    private final StackConfig config;
    private final StackPorts ports;
    private final ProcessRecord self =
            ProcessRecord.of("stack", ProcessHandle.current().pid());
    private final long since = Instant.now().toEpochMilli();
    private final Map<Part, SupervisedProcess> running = new EnumMap<>(Part.class);
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("stack-logs").unstarted(task));
    private final DeathWatch deathWatch;
    private String state = "starting";

    Processes(StackConfig config, StackPorts ports) {
        this.config = config;
        this.ports = ports;
        this.deathWatch = DeathWatch.over(config.home().run());
        housekeeping.scheduleWithFixedDelay(this::boundLogs, LOG_CHECK_SECONDS, LOG_CHECK_SECONDS, TimeUnit.SECONDS);
        save();
    }

    void start(Part part, Launch launch, BooleanSupplier ready) {
        SupervisedProcess process = new SupervisedProcess(launch, config.home().run(), ready, this::save);
        synchronized (this) {
            if (state.equals("stopping")) {
                throw new StackException("The stack is being ended.");
            }
            running.put(part, process);
        }
        process.start(config.startTimeout());
    }

    void up() {
        become("up");
    }

    synchronized SupervisedProcess of(Part part) {
        SupervisedProcess process = running.get(part);
        if (process == null) {
            throw new IllegalArgumentException(part + " is not part of this stack");
        }
        return process;
    }

    /** Services first, together, so that they can still say good-bye to the servers. */
    void stop() {
        become("stopping");
        housekeeping.shutdownNow();
        for (boolean services : new boolean[] {true, false}) {
            List<Thread> stopping = new ArrayList<>();
            snapshot().forEach((part, process) -> {
                if (part.isService() == services) {
                    stopping.add(Thread.ofPlatform().name("stop-" + part.id()).start(process::stop));
                }
            });
            stopping.forEach(Processes::join);
        }
        deathWatch.close();
        try {
            Files.deleteIfExists(config.home().stackFile());
        } catch (IOException e) {
            throw new StackException("Cannot delete " + config.home().stackFile(), e);
        }
    }

    private synchronized Map<Part, SupervisedProcess> snapshot() {
        return running.isEmpty() ? Map.of() : new EnumMap<>(running);
    }

    private void become(String next) {
        synchronized (this) {
            state = next;
        }
        save();
    }

    private synchronized void save() {
        List<PartState> parts = new ArrayList<>();
        running.forEach((part, process) -> parts.add(new PartState(
                part.id(),
                process.pid(),
                ports.of(part),
                process.state().name().toLowerCase(Locale.ROOT),
                process.restarts(),
                process.started() == null ? 0 : process.started().toEpochMilli(),
                process.log().toString())));
        try {
            new StackState(
                            state,
                            self.pid(),
                            self.mark(),
                            since,
                            config.project().toString(),
                            config.parts().contains(Part.GATEWAY) ? "http://127.0.0.1:" + ports.of(Part.GATEWAY) : null,
                            config.parts().contains(Part.KAFKA) ? "127.0.0.1:" + ports.of(Part.KAFKA) : null,
                            parts)
                    .write(config.home().stackFile());
        } catch (IOException e) {
            if (!state.equals("stopping")) {
                throw new StackException("Cannot write " + config.home().stackFile() + ": " + e.getMessage(), e);
            }
            // Whoever took the folder away still wants the processes to end.
            System.getLogger(Processes.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "cannot write " + config.home().stackFile(),
                            e);
        }
    }

    private void boundLogs() {
        snapshot().values().forEach(process -> {
            try {
                process.boundLog();
            } catch (IOException e) {
                System.getLogger(Processes.class.getName())
                        .log(System.Logger.Level.WARNING, "cannot bound the log of " + process.name(), e);
            }
        });
    }

    /** Also for a thread that was interrupted: who left now would leave processes behind. */
    private static void join(Thread thread) {
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
