package dev.parley.gateway.orchestration;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Looks back: lists of tasks, and what a task went through. Its methods block, and throw {@link ConnectionException} when it
 * takes longer than {@link SubmissionConfig#listLimit}.
 */
@ApplicationScoped
public class TaskHistory {

    private final TaskRepository tasks;
    private final TaskEventLog events;
    private final DatabaseAccess access;
    private final SubmissionConfig config;

    TaskHistory(TaskRepository tasks, TaskEventLog events, DatabaseAccess access, SubmissionConfig config) {
        this.tasks = tasks;
        this.events = events;
        this.access = access;
        this.config = config;
    }

    /** The caller's own tasks that they may read, newest first; one more than the filter's limit when there are more. */
    public List<TaskSummary> find(TaskFilter filter, Caller caller) {
        return tasks.summaries(filter, caller, access.usable(caller), config.listLimit());
    }

    /** A status, and when the task came to it. */
    public record Moment(TaskStatus status, Instant at) {}

    /** In the order in which they came. */
    public List<Moment> moments(UUID taskId) {
        return events.of(taskId, config.listLimit());
    }
}
