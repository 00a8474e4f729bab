package dev.parley.gateway.orchestration;

import dev.parley.model.message.QuerySubmitted;
import dev.parley.model.task.TaskStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * A question on its way to an answer.
 *
 * @param owner subject of the token that asked; nobody else sees the task
 * @param tenant the owner's; null where there are no tenants
 * @param version grows with every change; a writer that read an older one does not get through
 */
public record Task(
        UUID id,
        String owner,
        String tenant,
        QuerySubmitted submission,
        TaskState state,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    public TaskStatus status() {
        return state.status();
    }

    Task moveTo(TaskState next, Instant now) {
        return new Task(id, owner, tenant, submission, next, version + 1, createdAt, now);
    }
}
