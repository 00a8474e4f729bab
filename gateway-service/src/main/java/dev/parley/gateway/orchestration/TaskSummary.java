package dev.parley.gateway.orchestration;

import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.task.TaskStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * A task in a list.
 *
 * @param rerunOf the task whose question it asks again; null when it was asked anew
 * @param follows the task that it may be a follow-up to; null for a question of its own
 * @param errorCode why it has no answer; null unless it failed or expired
 */
public record TaskSummary(
        UUID id,
        TaskStatus status,
        String query,
        String database,
        String reference,
        UUID rerunOf,
        UUID follows,
        ErrorCode errorCode,
        Instant createdAt,
        Instant updatedAt) {

    /** As the database has it; null for none. */
    static ErrorCode errorCode(String code) {
        return code == null ? null : Json.read('"' + code + '"', ErrorCode.class);
    }
}
