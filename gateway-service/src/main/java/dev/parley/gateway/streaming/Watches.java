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
import java.util.function.LongSupplier;

/** Who watches what in this gateway, and at what the feed has to look next. */
final class Watches {

    /** Any task's signal may be one of a watched owner; however many there are, owners are looked at no more often. */
    static final Duration OWNERS_REST = Duration.ofMillis(100);

    private static final long FOREVER = Long.MAX_VALUE;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<UUID, List<TaskWatch>> byTask = new HashMap<>();
    private final Map<Owner, List<OwnerWatch>> byOwner = new HashMap<>();
    private final Set<UUID> changedTasks = new HashSet<>();
    private final long interval;
    private final LongSupplier nanos;
    private boolean ownersChanged;
    private boolean ownersWereLookedAt;
    private boolean stopped;
    private int size;
    private long nextSweep;
    private long ownersRestUntil;

    /** @param interval between two looks at everything */
    Watches(Duration interval) {
        this(interval, System::nanoTime);
    }

    Watches(Duration interval, LongSupplier nanos) {
        this.interval = interval.toNanos();
        this.nanos = nanos;
        this.nextSweep = nanos.getAsLong();
        this.ownersRestUntil = nextSweep;
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
        locked(() -> nextSweep = nanos.getAsLong() + interval);
    }

    /** Waits until there is something to look at. The caller has looked at what it got before. */
    Look next() throws InterruptedException {
        lock.lock();
        try {
            if (ownersWereLookedAt) {
                ownersWereLookedAt = false;
                ownersRestUntil = nanos.getAsLong() + OWNERS_REST.toNanos();
            }
            for (long left = untilNext(); left > 0; left = untilNext()) {
                if (left == FOREVER) {
                    news.await();
                } else {
                    news.await(left, TimeUnit.NANOSECONDS);
                }
            }
            return take();
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds; none when there is something to look at. */
    private long untilNext() {
        if (stopped || !changedTasks.isEmpty()) {
            return 0;
        }
        if (size == 0) {
            return FOREVER;
        }
        long now = nanos.getAsLong();
        return ownersChanged ? Math.min(nextSweep - now, ownersRestUntil - now) : nextSweep - now;
    }

    private boolean isDue() {
        return size > 0 && nanos.getAsLong() - nextSweep >= 0;
    }

    private Look take() {
        boolean everything = isDue();
        Collection<UUID> ids = everything ? byTask.keySet() : changedTasks;
        List<TaskWatch> tasks = ids.stream()
                .flatMap(id -> byTask.getOrDefault(id, List.of()).stream())
                .toList();
        boolean withOwners = everything || ownersChanged && nanos.getAsLong() - ownersRestUntil >= 0;
        List<OwnerWatch> owners =
                withOwners ? byOwner.values().stream().flatMap(List::stream).toList() : List.of();
        changedTasks.clear();
        if (withOwners) {
            ownersChanged = false;
            ownersWereLookedAt = !owners.isEmpty();
        }
        if (everything) {
            nextSweep = nanos.getAsLong() + interval;
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
