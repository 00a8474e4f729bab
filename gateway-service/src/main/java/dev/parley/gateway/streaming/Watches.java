package dev.parley.gateway.streaming;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Who watches what in this gateway, and at what the feed has to look next. */
final class Watches {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<UUID, List<TaskWatch>> byTask = new HashMap<>();
    private final Map<Owner, List<OwnerWatch>> byOwner = new HashMap<>();
    private final Set<UUID> changedTasks = new HashSet<>();
    private final long interval;
    private boolean ownersChanged;
    private boolean stopped;
    private int size;
    private long nextSweep = System.nanoTime();

    /** @param interval between two looks at everything */
    Watches(Duration interval) {
        this.interval = interval.toNanos();
    }

    /** What to look at; the watches themselves may be closed in between. */
    record Look(List<TaskWatch> tasks, List<OwnerWatch> owners, boolean isLast) {}

    void add(TaskWatch watch) {
        locked(() -> {
            byTask.computeIfAbsent(watch.taskId(), id -> new ArrayList<>(1)).add(watch);
            size++;
            changedTasks.add(watch.taskId());
            news.signal();
        });
    }

    void add(OwnerWatch watch) {
        locked(() -> {
            byOwner.computeIfAbsent(watch.owner(), owner -> new ArrayList<>(1)).add(watch);
            size++;
            ownersChanged = true;
            news.signal();
        });
    }

    void remove(TaskWatch watch) {
        locked(() -> remove(byTask, watch.taskId(), watch));
    }

    void remove(OwnerWatch watch) {
        locked(() -> remove(byOwner, watch.owner(), watch));
    }

    void changed(UUID taskId) {
        locked(() -> {
            if (byTask.containsKey(taskId)) {
                changedTasks.add(taskId);
                news.signal();
            }
            if (!byOwner.isEmpty()) { // whose task it is, the table knows
                ownersChanged = true;
                news.signal();
            }
        });
    }

    void stop() {
        locked(() -> {
            stopped = true;
            news.signal();
        });
    }

    int size() {
        lock.lock();
        try {
            return size;
        } finally {
            lock.unlock();
        }
    }

    /** After a look that failed: at everything, after the interval. */
    void lookAgain() {
        locked(() -> nextSweep = System.nanoTime() + interval);
    }

    /** Waits until there is something to look at. */
    Look next() throws InterruptedException {
        lock.lock();
        try {
            while (!stopped && !isDue() && changedTasks.isEmpty() && !ownersChanged) {
                if (size == 0) {
                    news.await();
                } else {
                    news.await(Math.max(1, nextSweep - System.nanoTime()), TimeUnit.NANOSECONDS);
                }
            }
            return take();
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        return size > 0 && System.nanoTime() - nextSweep >= 0;
    }

    private Look take() {
        boolean everything = isDue();
        Collection<UUID> ids = everything ? byTask.keySet() : changedTasks;
        List<TaskWatch> tasks = ids.stream()
                .flatMap(id -> byTask.getOrDefault(id, List.of()).stream())
                .toList();
        List<OwnerWatch> owners = everything || ownersChanged
                ? byOwner.values().stream().flatMap(List::stream).toList()
                : List.of();
        changedTasks.clear();
        ownersChanged = false;
        if (everything) {
            nextSweep = System.nanoTime() + interval;
        }
        return new Look(tasks, owners, stopped);
    }

    private <K, W> void remove(Map<K, List<W>> watches, K key, W watch) {
        List<W> those = watches.get(key);
        if (those != null && those.remove(watch)) {
            size--;
            if (those.isEmpty()) {
                watches.remove(key);
            }
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
