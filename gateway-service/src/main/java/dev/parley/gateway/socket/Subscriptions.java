package dev.parley.gateway.socket;

import dev.parley.gateway.streaming.Watch;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What one socket watches. */
final class Subscriptions {

    private final int limit;
    private final Map<UUID, Watch> tasks = new HashMap<>();
    private Watch all;
    private boolean isClosed;

    Subscriptions(int limit) {
        this.limit = limit;
    }

    /**
     * Watches a task; a former watch of it ends.
     *
     * @throws ValidationException when there are too many
     */
    synchronized void task(UUID taskId, Supplier<Watch> watch) {
        if (!tasks.containsKey(taskId) && tasks.size() >= limit) {
            throw new ValidationException(
                    ErrorCode.TOO_MANY_STREAMS,
                    "This socket watches " + limit + " tasks, which is as many as it may; unsubscribe from one, or"
                            + " subscribe to all");
        }
        end(tasks.remove(taskId));
        if (!isClosed) {
            tasks.put(taskId, watch.get());
        }
    }

    synchronized void all(Supplier<Watch> watch) {
        end(all);
        all = isClosed ? null : watch.get();
    }

    synchronized void endTask(UUID taskId) {
        end(tasks.remove(taskId));
    }

    synchronized void endAll() {
        end(all);
        all = null;
    }

    synchronized boolean isEmpty() {
        return tasks.isEmpty() && all == null;
    }

    synchronized void close() {
        isClosed = true;
        tasks.values().forEach(Subscriptions::end);
        tasks.clear();
        endAll();
    }

    private static void end(Watch watch) {
        if (watch != null) {
            watch.close();
        }
    }
}
