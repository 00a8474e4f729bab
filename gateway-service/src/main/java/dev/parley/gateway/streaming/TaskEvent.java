package dev.parley.gateway.streaming;

import dev.parley.model.task.TaskStatus;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One step of a task, as it is shown.
 *
 * @param seq number in the task, from 1, without gaps; the SSE id of a task's stream
 */
@Schema(name = "TaskEvent")
public record TaskEvent(UUID taskId, int seq, TaskStatus status, String message, Instant at) {

    /** Whether no other event of the task follows. */
    public boolean isLast() {
        return status.isTerminal();
    }
}
