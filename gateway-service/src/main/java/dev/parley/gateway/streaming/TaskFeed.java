package dev.parley.gateway.streaming;

import dev.parley.gateway.streaming.TaskEventRepository.Owned;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The one reader of events in this gateway. A thread looks at the table when a signal names a watched task, and from time
 * to time at all that is watched: one query for up to a thousand tasks, however many watch them. Owners are looked at after
 * any task's signal, with a rest in between. Nobody watching, nothing is read.
 *
 * <p>Each watch is told in that thread, one event after the other, and must not block it.
 */
@ApplicationScoped
public class TaskFeed {

    private static final Logger LOG = Logger.getLogger(TaskFeed.class);
    private static final int TASKS_PER_QUERY = 1_000;
    private static final int OWNERS_PER_QUERY = 100;
    private static final int OWNERS_PAGE = 1_000;

    private final TaskEventRepository events;
    private final Watches watches;
    private final Counter looks;
    /** Since when owners' events may be new; the start of the last look that worked. */
    private Instant ownersSeen = Instant.now();

    private Thread reader;

    TaskFeed(TaskEventRepository events, StreamingConfig config, MeterRegistry registry) {
        this.events = events;
        this.watches = new Watches(config.look());
        this.looks = registry.counter("parley.streaming.looks");
        registry.gauge("parley.streaming.watches", watches, Watches::size);
    }

    void start(@Observes StartupEvent started) {
        reader = Thread.ofVirtual().name("task-feed").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopping) {
        watches.stop();
        if (reader != null) {
            reader.interrupt();
        }
    }

    /** A task has changed; returns at once. */
    void changed(UUID taskId) {
        watches.changed(taskId);
    }

    /**
     * Tells of a task's events after a number, each once and in order, as soon as they are there. The watch ends by itself
     * after the last.
     */
    public Watch task(UUID taskId, int afterSeq, Consumer<TaskEvent> sink) {
        TaskWatch watch = new TaskWatch(this, taskId, afterSeq, sink);
        watches.add(watch);
        return watch;
    }

    /** Begins with what is new after the watch was made; see {@link OwnerWatch}. */
    void owner(OwnerWatch watch) {
        watches.add(watch);
    }

    void remove(TaskWatch watch) {
        watches.remove(watch);
    }

    void remove(OwnerWatch watch) {
        watches.remove(watch);
    }

    private void run() {
        while (true) {
            try {
                Watches.Look look = watches.next();
                if (look.isLast()) {
                    return;
                }
                tasks(look.tasks());
                owners(look.owners());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("events cannot be read at the moment: %s", e.getMessage());
                watches.lookAgain();
            }
        }
    }

    private void tasks(List<TaskWatch> watched) {
        Map<UUID, List<TaskWatch>> byTask = watched.stream().collect(Collectors.groupingBy(TaskWatch::taskId));
        for (List<UUID> tasks : chunks(byTask.keySet(), TASKS_PER_QUERY)) {
            Map<UUID, Integer> seen = tasks.stream()
                    .collect(Collectors.toMap(Function.identity(), id -> byTask.get(id).stream()
                            .mapToInt(TaskWatch::seen)
                            .min()
                            .orElse(0)));
            looks.increment();
            for (TaskEvent event : events.after(seen)) {
                byTask.get(event.taskId()).forEach(watch -> tell(watch, event));
            }
        }
    }

    private static void tell(TaskWatch watch, TaskEvent event) {
        tell(() -> watch.tell(event));
        if (event.isLast()) {
            watch.close();
        }
    }

    private void owners(List<OwnerWatch> watched) {
        Instant started = Instant.now();
        boolean isGoingOn = watched.stream().anyMatch(OwnerWatch::hasBegun);
        Instant window = (isGoingOn ? ownersSeen : started).minus(EventCursor.MARGIN);
        Map<Owner, List<OwnerWatch>> byOwner = watched.stream().collect(Collectors.groupingBy(OwnerWatch::owner));
        for (List<Owner> owners : chunks(byOwner.keySet(), OWNERS_PER_QUERY)) {
            Map<Owner, List<OwnerWatch>> those = new HashMap<>(byOwner);
            those.keySet().retainAll(owners);
            owners(those, window);
        }
        ownersSeen = started;
    }

    /** In pages: after an outage there may be much. */
    private void owners(Map<Owner, List<OwnerWatch>> watched, Instant window) {
        Instant from = watched.values().stream()
                .flatMap(List::stream)
                .map(watch -> watch.looksFrom(window))
                .min(Instant::compareTo)
                .orElse(window);
        TaskEvent last = null;
        List<Owned> page;
        do {
            looks.increment();
            page = events.since(watched.keySet(), from, last, OWNERS_PAGE);
            for (Owned found : page) {
                last = found.event();
                List<Owned> one = List.of(found);
                watched.get(found.owner()).forEach(watch -> tell(() -> watch.tell(watch.readable(one), window)));
            }
        } while (page.size() == OWNERS_PAGE);
        watched.values().forEach(those -> those.forEach(watch -> tell(() -> watch.looked(window))));
    }

    /** One that breaks is no reason for others to miss something. */
    private static void tell(Runnable watch) {
        try {
            watch.run();
        } catch (RuntimeException e) {
            LOG.error("a watch broke", e);
        }
    }

    private static <T> List<List<T>> chunks(Collection<T> all, int size) {
        List<T> list = new ArrayList<>(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int i = 0; i < list.size(); i += size) {
            chunks.add(list.subList(i, Math.min(list.size(), i + size)));
        }
        return chunks;
    }
}
