package dev.parley.gateway.mcp;

import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Reads a task when there is something to tell of it, whichever gateway it goes through. */
@ApplicationScoped
class PatientRead {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final TaskProcessor processor;
    private final McpConfig config;

    PatientRead(TaskProcessor processor, McpConfig config) {
        this.processor = processor;
        this.config = config;
    }

    /**
     * Looks soon, and then ever less often, until the task has ended or asks back, or until {@code parley.mcp.patience} is over.
     * Blocks a virtual thread.
     */
    Task read(UUID id, Caller caller) {
        long end = System.nanoTime() + config.patience().toNanos();
        Duration pause = FIRST_PAUSE;
        Task task = processor.get(id, caller);
        while (isUnderWay(task) && System.nanoTime() < end) {
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            task = processor.get(id, caller);
        }
        return task;
    }

    private static boolean isUnderWay(Task task) {
        return !task.status().isTerminal() && task.status() != TaskStatus.AWAITING_ANSWER;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw new IllegalStateException("stopped while waiting for an answer", e);
        }
    }
}
