package dev.parley.gateway.mcp;

import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.streaming.TaskEvents;
import dev.parley.gateway.streaming.Watch;
import dev.parley.model.task.TaskStatus;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Reads a task when there is something to tell of it, whichever gateway it goes through. */
@ApplicationScoped
class PatientRead {

    private final TaskProcessor processor;
    private final TaskEvents events;
    private final McpConfig config;
    private final Set<Semaphore> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    PatientRead(TaskProcessor processor, TaskEvents events, McpConfig config) {
        this.processor = processor;
        this.events = events;
        this.config = config;
    }

    /** Those who wait would be cut off when this gateway has stopped; so they hear how far it is, and ask again elsewhere. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        waiting.forEach(Semaphore::release);
    }

    /** Blocks until the task has ended or asks back, until {@code parley.mcp.patience} is over, or until this gateway stops. */
    Task read(UUID id, Caller caller) {
        long end = System.nanoTime() + config.patience().toNanos();
        Task task = processor.get(id, caller);
        Semaphore news = new Semaphore(0);
        waiting.add(news);
        try (Watch watch = events.follow(new TaskEvents.Place(id, 0, false), event -> news.release())) {
            while (!stopping && isUnderWay(task) && news.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                news.drainPermits();
                task = processor.get(id, caller);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("stopped while waiting for an answer", e);
        } finally {
            waiting.remove(news);
        }
        return task;
    }

    private static boolean isUnderWay(Task task) {
        return !task.status().isTerminal() && task.status() != TaskStatus.AWAITING_ANSWER;
    }
}
