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
 * @param seesSensitive whether the owner may see values of sensitive columns
 * @param version grows with every change; a writer that read an older one does not get through
 */
public record Task(
        UUID id,
        String owner,
        String tenant,
        boolean seesSensitive,
        QuerySubmitted submission,
        TaskState state,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /** Of an owner who may not see sensitive values. */
    Task(
            UUID id,
            String owner,
            String tenant,
            QuerySubmitted submission,
            TaskState state,
            int version,
            Instant createdAt,
            Instant updatedAt) {
        this(id, owner, tenant, false, submission, state, version, createdAt, updatedAt);
    }

    public TaskStatus status() {
        return state.status();
    }

    Task moveTo(TaskState next, Instant now) {
        return new Task(id, owner, tenant, seesSensitive, submission, next, version + 1, createdAt, now);
    }
}
