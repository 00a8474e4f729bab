package dev.parley.gateway.streaming;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for one client: a bounded buffer that the client empties at its own pace. Items go out one after the other,
 * in the order in which they came in, whatever threads they come from.
 */
public final class Outlet<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Deque<T> waiting = new ArrayDeque<>(4);
    private final int capacity;
    private final Runnable closed;

    private Flow.Subscriber<? super T> subscriber;
    private long demand;
    private boolean ended;
    private boolean over;
    private boolean draining;
    private long stuckSince = System.nanoTime();

    /** @param closed called once, when the last item has gone out or the client has left */
    public Outlet(int capacity, Runnable closed) {
        this.capacity = capacity;
        this.closed = closed;
    }

    /** The items, for one subscriber. */
    public Multi<T> items() {
        Flow.Publisher<T> publisher = this::subscribe;
        return Multi.createFrom().publisher(publisher);
    }

    /**
     * Takes an item without waiting.
     *
     * @return false when there is no room for it; when nobody takes items any more, it is gone and that is no fault
     */
    public boolean offer(T item) {
        lock.lock();
        try {
            if (ended || over) {
                return true;
            }
            if (waiting.size() >= capacity) {
                return false;
            }
            add(item);
        } finally {
            lock.unlock();
        }
        drain();
        return true;
    }

    /**
     * Takes an item as soon as there is room.
     *
     * @return false when there is none in time, or nobody takes items any more
     */
    public boolean put(T item, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (waiting.size() >= capacity && !over && !ended) {
                if (left <= 0) {
                    return false;
                }
                left = room.awaitNanos(left);
            }
            if (over || ended) {
                return false;
            }
            add(item);
        } finally {
            lock.unlock();
        }
        drain();
        return true;
    }

    /** Nothing follows; what waits still goes out. */
    public void end() {
        lock.lock();
        try {
            ended = true;
            room.signalAll();
        } finally {
            lock.unlock();
        }
        drain();
    }

    /** Whether items wait, and none was taken for so long. */
    public boolean isStuck(Duration patience) {
        lock.lock();
        try {
            boolean isWaiting = !waiting.isEmpty() || ended;
            return isWaiting && !over && System.nanoTime() - stuckSince > patience.toNanos();
        } finally {
            lock.unlock();
        }
    }

    public boolean isEmpty() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The client is not there any more; what waits is dropped. */
    public void abandon() {
        lock.lock();
        try {
            if (over) {
                return;
            }
            over = true;
            waiting.clear();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        closed.run();
    }

    private void add(T item) {
        if (waiting.isEmpty()) {
            stuckSince = System.nanoTime();
        }
        waiting.add(item);
    }

    private void subscribe(Flow.Subscriber<? super T> client) {
        subscriber = client;
        client.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long items) {
                ask(items);
            }

            @Override
            public void cancel() {
                abandon();
            }
        });
    }

    private void ask(long items) {
        lock.lock();
        try {
            demand = demand + items < 0 ? Long.MAX_VALUE : demand + items;
            stuckSince = System.nanoTime();
        } finally {
            lock.unlock();
        }
        drain();
    }

    /** One thread at a time sends; who comes meanwhile leaves its item to that one. */
    private void drain() {
        lock.lock();
        try {
            if (draining || subscriber == null) {
                return;
            }
            draining = true;
        } finally {
            lock.unlock();
        }
        while (true) {
            T next;
            boolean last = false;
            lock.lock();
            try {
                next = demand > 0 && !over ? waiting.poll() : null;
                if (next != null) {
                    demand--;
                    room.signalAll();
                } else {
                    last = ended && waiting.isEmpty() && !over;
                    over |= last;
                    draining = false;
                }
            } finally {
                lock.unlock();
            }
            if (next == null) {
                if (last) {
                    subscriber.onComplete();
                    closed.run();
                }
                return;
            }
            subscriber.onNext(next);
        }
    }
}
