package dev.parley.runtime.batch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Takes items one by one and writes them in batches: when there are enough for one, or the first of them has waited long
 * enough. Bounded: who brings an item learns that there is no room, or waits for it. One thread writes, one batch after the
 * other, so the order is kept, of each key as of all. While the store is away a batch is tried again; when an item is to
 * blame, the batch is halved until that item stands alone and is left out.
 */
public final class BatchProcessor<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BatchProcessor.class);
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    /** For a sink that was interrupted to come back. */
    private static final Duration AFTER_INTERRUPT = Duration.ofMillis(200);

    private final String name;
    private final BatchLimits limits;
    private final BatchSink<T> sink;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Queue<Brought<T>> waiting = new ArrayDeque<>();
    private final LongSupplier nanoTime;
    private final Counter written;
    private final Counter lost;
    private final Counter refused;
    private final Counter retried;
    private final Timer writing;
    private final DistributionSummary sizes;
    private boolean closed;
    private volatile boolean outOfTime;
    private Thread writer;

    private record Brought<T>(T item, long at) {}

    /** @param name of its meters and its thread, such as {@code audit_refusals} */
    public BatchProcessor(String name, BatchLimits limits, BatchSink<T> sink, MeterRegistry registry) {
        this(name, limits, sink, registry, System::nanoTime);
    }

    BatchProcessor(String name, BatchLimits limits, BatchSink<T> sink, MeterRegistry registry, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.name = name;
        this.limits = limits;
        this.sink = sink;
        this.written = registry.counter("parley.batch.items", "batch", name, "outcome", "written");
        this.lost = registry.counter("parley.batch.items", "batch", name, "outcome", "lost");
        this.refused = registry.counter("parley.batch.items", "batch", name, "outcome", "refused");
        this.retried = registry.counter("parley.batch.retries", "batch", name);
        this.writing = registry.timer("parley.batch.writing", "batch", name);
        this.sizes = registry.summary("parley.batch.size", "batch", name);
        registry.gauge("parley.batch.waiting", Tags.of("batch", name), this, BatchProcessor::waiting);
    }

    /** Writes from now on; what is brought before waits. */
    public void start() {
        writer = Thread.ofVirtual().name("batch-" + name).start(this::run);
    }

    /** Returns at once. False when there is no room, or it is closed; then the item was not taken. */
    public boolean offer(T item) {
        lock.lock();
        try {
            return taken(item);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for room, as long as the patience lasts. False when there was none, or it is closed. */
    public boolean offer(T item, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!closed && waiting.size() >= limits.capacity() && nanos > 0) {
                nanos = room.awaitNanos(nanos);
            }
            return taken(item);
        } finally {
            lock.unlock();
        }
    }

    /** How many items wait to be written. */
    public int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing any more and writes what is there, as far as {@link BatchLimits#flush} allows; the rest is lost. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (writer != null && !writer.join(limits.flush())) {
                outOfTime = true;
                writer.interrupt();
                writer.join(AFTER_INTERRUPT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lose(drained(Integer.MAX_VALUE));
    }

    private boolean taken(T item) {
        if (closed || waiting.size() >= limits.capacity()) {
            refused.increment();
            return false;
        }
        waiting.add(new Brought<>(item, nanoTime.getAsLong()));
        if (waiting.size() == 1 || waiting.size() == limits.size()) {
            changed.signal();
        }
        return true;
    }

    private void run() {
        List<T> batch = List.of();
        try {
            while (!(batch = next()).isEmpty()) {
                write(batch);
            }
        } catch (InterruptedException e) {
            LOG.debugf("batch %s: no time to write what is left", name);
        }
    }

    /** Empty at the end. */
    private List<T> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            // What came during the last write has waited already.
            long nanos = closed ? 0 : waiting.element().at() + limits.interval().toNanos() - nanoTime.getAsLong();
            while (waiting.size() < limits.size() && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return drained(limits.size());
        } finally {
            lock.unlock();
        }
    }

    private List<T> drained(int most) {
        lock.lock();
        try {
            List<T> items = new ArrayList<>();
            while (items.size() < most && !waiting.isEmpty()) {
                items.add(waiting.remove().item());
            }
            room.signalAll();
            return items;
        } finally {
            lock.unlock();
        }
    }

    /** What is in hand when there is no time any more is lost; nobody knows whether the store kept it. */
    private void write(List<T> batch) throws InterruptedException {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                writing.record(() -> sink.write(batch));
                written.increment(batch.size());
                sizes.record(batch.size());
                return;
            } catch (RuntimeException | Error e) {
                if (outOfTime) { // it may be the interrupt that it broke on, which is no item's fault
                    lose(batch);
                    throw new InterruptedException();
                }
                if (blamesItem(e)) {
                    isolate(batch, e);
                    return;
                }
                LOG.warnf(
                        "batch %s: %d items wait, the store does not take them: %s",
                        name, batch.size(), e.getMessage());
            }
            try {
                pause(pause);
            } catch (InterruptedException e) {
                lose(batch);
                throw e;
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            retried.increment();
        }
    }

    /** An error is no outage, and a sink that cannot say what it is must not end the writing. */
    private boolean blamesItem(Throwable failure) {
        try {
            return !(failure instanceof RuntimeException known) || sink.blamesItem(known);
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "batch %s: the sink does not know its own failure", name);
            return true;
        }
    }

    private static void pause(long millis) throws InterruptedException {
        Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    private void isolate(List<T> batch, Throwable failure) throws InterruptedException {
        if (batch.size() == 1) {
            LOG.warnf("batch %s: an item can never be written and is left out: %s", name, failure);
            lose(batch);
            return;
        }
        int half = batch.size() / 2;
        List<T> rest = batch.subList(half, batch.size());
        try {
            write(batch.subList(0, half));
        } catch (InterruptedException e) {
            lose(rest);
            throw e;
        }
        write(rest);
    }

    private void lose(List<T> items) {
        if (items.isEmpty()) {
            return;
        }
        lost.increment(items.size());
        try {
            sink.lost(List.copyOf(items));
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "batch %s: the sink is not told of %d lost items", name, items.size());
        }
    }
}
