package dev.parley.gateway.streaming;

import java.util.UUID;
import java.util.function.Consumer;

/** One who watches one task. {@code seen} belongs to the feed's thread. */
final class TaskWatch implements Watch {

    private final TaskFeed feed;
    private final UUID taskId;
    private final Consumer<TaskEvent> sink;
    private int seen;

    TaskWatch(TaskFeed feed, UUID taskId, int afterSeq, Consumer<TaskEvent> sink) {
        this.feed = feed;
        this.taskId = taskId;
        this.seen = afterSeq;
        this.sink = sink;
    }

    UUID taskId() {
        return taskId;
    }

    int seen() {
        return seen;
    }

    /** Passes on what is new; watches that look at one task together may have seen different parts of it. */
    void tell(TaskEvent event) {
        if (event.seq() > seen) {
            seen = event.seq();
            sink.accept(event);
        }
    }

    @Override
    public void close() {
        feed.remove(this);
    }
}
