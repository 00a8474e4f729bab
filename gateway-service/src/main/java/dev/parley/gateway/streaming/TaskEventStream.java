package dev.parley.gateway.streaming;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The events of one task as they come, for one watcher. */
@ApplicationScoped
class TaskEventStream {

    /** How soon an event is seen when its signal got lost. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private static final int QUIET_LOOKS_PER_HEARTBEAT = 10;

    private final TaskEventRepository events;
    private final TaskSignals signals;

    TaskEventStream(TaskEventRepository events, TaskSignals signals) {
        this.events = events;
        this.signals = signals;
    }

    /** What a watcher gets. */
    sealed interface Item {}

    record Step(TaskEvent event) implements Item {}

    /** Keeps proxies from closing a quiet stream, and finds out that a watcher has left. */
    record Heartbeat() implements Item {}

    /** Whether a task that has ended has no event after that number. Blocks. */
    boolean isOver(UUID taskId, int afterSeq) {
        return events.after(taskId, afterSeq).await().indefinitely().isEmpty();
    }

    /** Events after that number, in order, each once; completes after the one that ends the task. */
    Multi<Item> events(UUID taskId, int afterSeq) {
        Watcher watcher = new Watcher(afterSeq);
        Multi<Long> looks = Multi.createBy()
                .merging()
                .streams(
                        Multi.createFrom().item(0L),
                        signals.of(taskId).map(changed -> 0L),
                        Multi.createFrom().ticks().every(POLL));
        return looks.onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToUniAndConcatenate(
                        look -> events.after(taskId, watcher.seen).map(watcher::items))
                .onItem()
                .<Optional<Item>>disjoint()
                .select()
                .first(Optional::isPresent)
                .map(Optional::get);
    }

    /** What one watcher has seen. Used by one look at a time. */
    private static final class Watcher {
        private volatile int seen;
        private volatile int quietLooks;

        Watcher(int afterSeq) {
            this.seen = afterSeq;
        }

        /** What to show for these events; an empty item at the end says that no more will come. */
        List<Optional<Item>> items(List<TaskEvent> found) {
            if (found.isEmpty()) {
                quietLooks = (quietLooks + 1) % QUIET_LOOKS_PER_HEARTBEAT;
                return quietLooks == 0 ? List.of(Optional.of(new Heartbeat())) : List.of();
            }
            quietLooks = 0;
            seen = found.getLast().seq();
            List<Optional<Item>> items = new ArrayList<>();
            found.forEach(event -> items.add(Optional.of(new Step(event))));
            if (found.getLast().status().isTerminal()) {
                items.add(Optional.empty());
            }
            return items;
        }
    }
}
