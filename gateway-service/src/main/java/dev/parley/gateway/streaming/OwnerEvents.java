package dev.parley.gateway.streaming;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** All events of an owner's tasks: those since a cursor from the table, at the client's pace, then those that come. */
@ApplicationScoped
public class OwnerEvents {

    private static final Logger LOG = Logger.getLogger(OwnerEvents.class);
    private static final int PAGE = 200;

    private final TaskEventRepository events;
    private final TaskFeed feed;

    OwnerEvents(TaskEventRepository events, TaskFeed feed) {
        this.events = events;
        this.feed = feed;
    }

    /** Where the events go. */
    public interface Sink {

        /** Takes an event of the past, waiting for room; false when there will be none. */
        boolean past(TaskEvent event, String cursor) throws InterruptedException;

        /** Takes an event as it happens; returns at once. */
        void now(TaskEvent event, String cursor);

        /** The past is told; from here on events come as they happen. */
        void live();

        /** No more can be told; the client has to come again. */
        void broken();
    }

    /**
     * Follows an owner's tasks until the watch is closed.
     *
     * @param after what {@link Sink} was given with the last event that was seen; anything else begins now
     */
    public Watch follow(Owner owner, String after, Sink sink) {
        Optional<EventCursor> cursor = EventCursor.parse(after);
        if (cursor.isEmpty()) {
            OwnerWatch watch = watch(owner, null, sink);
            feed.owner(watch);
            return watch;
        }
        Following following = new Following();
        Thread.ofVirtual().name("replay").start(() -> replay(owner, cursor.get(), sink, following));
        return following;
    }

    private void replay(Owner owner, EventCursor cursor, Sink sink, Following following) {
        try {
            Instant overlap = Instant.now().minus(EventCursor.MARGIN);
            OwnerWatch watch = watch(owner, overlap, sink);
            TaskEvent last = null;
            List<TaskEvent> page;
            do {
                page = events.page(owner, cursor.resumesFrom(), last, PAGE);
                for (TaskEvent event : page) {
                    if (following.isClosed()
                            || !sink.past(event, EventCursor.of(event).toString())) {
                        return;
                    }
                    if (!event.at().isBefore(overlap)) {
                        watch.mark(event); // the feed will find it too
                    }
                    last = event;
                }
            } while (page.size() == PAGE);
            following.goOnWith(watch, feed);
        } catch (InterruptedException | RuntimeException e) {
            LOG.warnf("events of %s cannot be replayed: %s", owner, e.getMessage());
            sink.broken();
        }
    }

    private OwnerWatch watch(Owner owner, Instant from, Sink sink) {
        return new OwnerWatch(
                feed,
                owner,
                from,
                event -> sink.now(event, EventCursor.of(event).toString()),
                sink::live);
    }

    /** A replay, and the watch that takes over from it. */
    private static final class Following implements Watch {

        private static final Watch NONE = () -> {};

        private final AtomicReference<Watch> watch = new AtomicReference<>(NONE);

        boolean isClosed() {
            return watch.get() == null;
        }

        void goOnWith(OwnerWatch next, TaskFeed feed) {
            if (watch.compareAndSet(NONE, next)) {
                feed.owner(next);
                if (isClosed()) {
                    next.close(); // it was closed before the feed knew it
                }
            }
        }

        @Override
        public void close() {
            Watch former = watch.getAndSet(null);
            if (former != null) {
                former.close();
            }
        }
    }
}
