package dev.parley.gateway.mcp;

import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.streaming.TaskEvents;
import dev.parley.gateway.streaming.Watch;
import dev.parley.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Reads a task when there is something to tell of it, whichever gateway it goes through. */
@ApplicationScoped
class PatientRead {

    private final TaskProcessor processor;
    private final TaskEvents events;
    private final McpConfig config;

    PatientRead(TaskProcessor processor, TaskEvents events, McpConfig config) {
        this.processor = processor;
        this.events = events;
        this.config = config;
    }

    /** Blocks until the task has ended or asks back, or until {@code parley.mcp.patience} is over. */
    Task read(UUID id, Caller caller) {
        long end = System.nanoTime() + config.patience().toNanos();
        Task task = processor.get(id, caller);
        Semaphore news = new Semaphore(0);
        try (Watch watch = events.follow(new TaskEvents.Place(id, 0, false), event -> news.release())) {
            while (isUnderWay(task) && news.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                news.drainPermits();
                task = processor.get(id, caller);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("stopped while waiting for an answer", e);
        }
        return task;
    }

    private static boolean isUnderWay(Task task) {
        return !task.status().isTerminal() && task.status() != TaskStatus.AWAITING_ANSWER;
    }
}
