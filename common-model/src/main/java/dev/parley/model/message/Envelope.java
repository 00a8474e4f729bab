package dev.parley.model.message;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A message with what CloudEvents says about it.
 *
 * @param id identity of the message; a consumer that saw it before ignores it
 * @param source who wrote it, such as {@code /parley/coder/coder-1}
 * @param taskId the task that it belongs to; key of the Kafka record
 * @param causationId id of the message that this one answers; null when it answers none
 */
public record Envelope<M extends Message>(
        UUID id, String source, UUID taskId, Instant time, UUID causationId, M message) {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    public Envelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(message, "message");
    }

    /** A new UUID of version 7: unique, and sorted by time. */
    public static UUID newId() {
        return IDS.generate();
    }

    public static <M extends Message> Envelope<M> of(M message, UUID taskId, String source, Instant time) {
        return new Envelope<>(newId(), source, taskId, time, null, message);
    }

    public <R extends Message> Envelope<R> reply(R message, String replySource, Instant replyTime) {
        return new Envelope<>(newId(), replySource, taskId, replyTime, id, message);
    }
}
