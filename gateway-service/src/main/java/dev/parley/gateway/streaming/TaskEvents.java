package dev.parley.gateway.streaming;

import dev.parley.gateway.orchestration.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;

/** All events of one task: those after a number, then those that come. */
@ApplicationScoped
public class TaskEvents {

    private final TaskEventRepository events;
    private final TaskFeed feed;

    TaskEvents(TaskEventRepository events, TaskFeed feed) {
        this.events = events;
        this.feed = feed;
    }

    /**
     * Where somebody is in a task's events.
     *
     * @param seq the last one that was seen
     * @param isEnd whether none follows
     */
    public record Place(UUID taskId, int seq, boolean isEnd) {}

    /**
     * Blocks.
     *
     * @param task as it is now
     * @param afterSeq as the client says; more than there are means that it has seen them all
     */
    public Place place(Task task, int afterSeq) {
        int last = events.last(task.id());
        int seq = Math.min(Math.max(0, afterSeq), last);
        return new Place(task.id(), seq, task.status().isTerminal() && seq == last);
    }

    /** @param sink called with each event once, in order; it must return at once */
    public Watch follow(Place place, Consumer<TaskEvent> sink) {
        return feed.task(place.taskId(), place.seq(), sink);
    }
}
