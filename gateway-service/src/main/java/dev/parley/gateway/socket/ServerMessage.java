package dev.parley.gateway.socket;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.parley.gateway.problem.Problem;
import dev.parley.gateway.streaming.TaskEvent;
import dev.parley.gateway.submission.QueryView;
import dev.parley.model.task.TaskStatus;
import java.time.Instant;
import java.util.UUID;

/** What the gateway says. Those with an {@code id} answer the client's message of that id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ServerMessage.Event.class, name = "event"),
    @JsonSubTypes.Type(value = ServerMessage.Subscribed.class, name = "subscribed"),
    @JsonSubTypes.Type(value = ServerMessage.Unsubscribed.class, name = "unsubscribed"),
    @JsonSubTypes.Type(value = ServerMessage.Task.class, name = "task"),
    @JsonSubTypes.Type(value = ServerMessage.Pong.class, name = "pong"),
    @JsonSubTypes.Type(value = ServerMessage.Error.class, name = "error")
})
sealed interface ServerMessage {

    /** @param cursor only of a subscription to all; where to resume it */
    record Event(UUID taskId, int seq, TaskStatus status, String message, Instant at, String cursor)
            implements ServerMessage {

        static Event of(TaskEvent event, String cursor) {
            return new Event(event.taskId(), event.seq(), event.status(), event.message(), event.at(), cursor);
        }
    }

    /** @param status of the task; when it has ended and its last event was seen, no event follows */
    record Subscribed(String id, UUID taskId, TaskStatus status, Boolean all) implements ServerMessage {}

    record Unsubscribed(String id, UUID taskId, Boolean all) implements ServerMessage {}

    /** The task as it is after a submission, an answer or a cancellation. */
    record Task(String id, QueryView task) implements ServerMessage {}

    record Pong(String id) implements ServerMessage {}

    /** The message of that id was refused; the socket stays open. */
    record Error(String id, Problem problem) implements ServerMessage {}
}
