package dev.parley.gateway.streaming;

import dev.parley.gateway.access.DatabaseAccess;
import dev.parley.gateway.security.Caller;
import dev.parley.gateway.streaming.TaskEventRepository.Owned;
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
    private final DatabaseAccess access;
    private final TaskFeed feed;

    OwnerEvents(TaskEventRepository events, DatabaseAccess access, TaskFeed feed) {
        this.events = events;
        this.access = access;
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
     * Follows those of the caller's tasks that they may read, until the watch is closed.
     *
     * @param after what {@link Sink} was given with the last event that was seen; anything else begins now
     */
    public Watch follow(Caller caller, String after, Sink sink) {
        Reach reach = new Reach(access, caller);
        Optional<EventCursor> cursor = EventCursor.parse(after);
        if (cursor.isEmpty()) {
            OwnerWatch watch = watch(reach, null, sink);
            feed.owner(watch);
            return watch;
        }
        Following following = new Following();
        Thread.ofVirtual().name("replay").start(() -> replay(reach, cursor.get(), sink, following));
        return following;
    }

    private void replay(Reach reach, EventCursor cursor, Sink sink, Following following) {
        try {
            Instant overlap = Instant.now().minus(EventCursor.MARGIN);
            OwnerWatch watch = watch(reach, overlap, sink);
            TaskEvent last = null;
            List<Owned> page;
            do {
                page = events.page(reach.owner(), cursor.resumesFrom(), last, PAGE);
                for (Owned found : page) {
                    TaskEvent event = found.event();
                    boolean shown = reach.covers(found);
                    if (following.isClosed()
                            || shown && !sink.past(event, EventCursor.of(event).toString())) {
                        return;
                    }
                    if (shown && !event.at().isBefore(overlap)) {
                        watch.mark(event); // the feed will find it too
                    }
                    last = event;
                }
            } while (page.size() == PAGE);
            following.goOnWith(watch, feed);
        } catch (InterruptedException | RuntimeException e) {
            LOG.warnf("events of %s cannot be replayed: %s", reach.owner(), e.getMessage());
            sink.broken();
        }
    }

    private OwnerWatch watch(Reach reach, Instant from, Sink sink) {
        return new OwnerWatch(
                feed,
                reach,
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
