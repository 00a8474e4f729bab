package dev.parley.gateway.streaming;

import dev.parley.gateway.streaming.TaskEventRepository.Owned;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One who watches all tasks of an owner. It knows the events of the last while, so that each is passed on once although
 * the feed looks at them again. All but closing belongs to the feed's thread.
 */
final class OwnerWatch implements Watch {

    private record Seen(int seq, Instant at) {}

    private final TaskFeed feed;
    private final Reach reach;
    private final Instant from;
    private final Consumer<TaskEvent> sink;
    private final Runnable live;
    private final Map<UUID, Seen> seen = new HashMap<>();
    private boolean begun;

    /**
     * @param from since when events may be new, or null: those from now on
     * @param live called once, when no later event will be missed
     */
    OwnerWatch(TaskFeed feed, Reach reach, Instant from, Consumer<TaskEvent> sink, Runnable live) {
        this.feed = feed;
        this.reach = reach;
        this.from = from;
        this.sink = sink;
        this.live = live;
    }

    Owner owner() {
        return reach.owner();
    }

    /** Of what was found of its owner. */
    List<TaskEvent> readable(List<Owned> found) {
        return reach.of(found);
    }

    /** Whether it has been told before. */
    boolean hasBegun() {
        return begun;
    }

    /** From where on the feed has to look for it, when it would look from there for the others. */
    Instant looksFrom(Instant others) {
        return begun || from == null || from.isAfter(others) ? others : from;
    }

    /** Not to be passed on again. */
    void mark(TaskEvent event) {
        seen.merge(
                event.taskId(),
                new Seen(event.seq(), event.at()),
                (known, found) -> known.seq() > found.seq() ? known : found);
    }

    /**
     * A part of what one look found, in order.
     *
     * @param found events of its owner since {@code window}, or earlier ones too when another watch looks for those
     */
    void tell(List<TaskEvent> found, Instant window) {
        boolean silent = !begun && from == null;
        Instant earliest = looksFrom(window);
        for (TaskEvent event : found) {
            Seen known = seen.get(event.taskId());
            boolean isNew = known == null || event.seq() > known.seq();
            if (isNew && !event.at().isBefore(earliest)) {
                mark(event);
                if (!silent) {
                    sink.accept(event);
                }
            }
        }
    }

    /** The look is over, and all that it found is told. */
    void looked(Instant window) {
        seen.values().removeIf(known -> known.at().isBefore(window));
        if (!begun) {
            begun = true;
            live.run();
        }
    }

    @Override
    public void close() {
        feed.remove(this);
    }
}
