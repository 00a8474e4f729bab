package dev.parley.gateway.orchestration;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.message.PreviousQuestion;
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
 * @param rerunOf the task whose question it asks again, which may be gone by now; null when it was asked anew
 * @param previous what it may be a follow-up to; null for a question of its own
 * @param version grows with every change; a writer that read an older one does not get through
 */
public record Task(
        UUID id,
        String owner,
        String tenant,
        boolean seesSensitive,
        QuerySubmitted submission,
        UUID rerunOf,
        PreviousQuestion previous,
        TaskState state,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    /** Asked anew, by an owner who may not see sensitive values. */
    Task(
            UUID id,
            String owner,
            String tenant,
            QuerySubmitted submission,
            TaskState state,
            int version,
            Instant createdAt,
            Instant updatedAt) {
        this(id, owner, tenant, false, submission, null, null, state, version, createdAt, updatedAt);
    }

    public TaskStatus status() {
        return state.status();
    }

    /** Whether its database is none that its owner may ask: it holds nothing of that database then. */
    boolean isRefused() {
        return state instanceof TaskState.Failed failed
                && failed.result().failure().errorCode() == ErrorCode.UNKNOWN_DATABASE;
    }

    Task moveTo(TaskState next, Instant now) {
        return new Task(
                id, owner, tenant, seesSensitive, submission, rerunOf, previous, next, version + 1, createdAt, now);
    }
}
