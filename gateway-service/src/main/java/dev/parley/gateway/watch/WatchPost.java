package dev.parley.gateway.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/** One watcher with what waits for it, and a thread of its own: what it does to itself is nobody else's trouble. */
final class WatchPost {

    private static final Logger LOG = Logger.getLogger(WatchPost.class);
    private static final long LOG_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    private final Watcher watcher;
    private final BlockingQueue<Observation> waiting;
    private final Counter dropped;
    private final Counter failed;
    private final Timer seeing;
    private Thread thread;
    private long loggedAt = System.nanoTime() - LOG_EVERY_NANOS;

    WatchPost(Watcher watcher, int capacity, MeterRegistry registry) {
        this.watcher = watcher;
        this.waiting = new ArrayBlockingQueue<>(capacity);
        this.dropped = registry.counter("parley.watch.dropped", "watcher", watcher.name());
        this.failed = registry.counter("parley.watch.failed", "watcher", watcher.name());
        this.seeing = registry.timer("parley.watch.seeing", "watcher", watcher.name());
        registry.gaugeCollectionSize("parley.watch.waiting", Tags.of("watcher", watcher.name()), waiting);
    }

    Watcher watcher() {
        return watcher;
    }

    /** A thread of the system, for a watcher that computes for ever would keep a carrier from the virtual ones. */
    void start() {
        thread = Thread.ofPlatform().daemon().name("watch-" + watcher.name()).start(this::run);
    }

    void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Returns at once. */
    void offer(Observation observation) {
        if (!waiting.offer(observation)) {
            dropped.increment();
        }
    }

    /** Of its findings, or of one observation. */
    void failed(Throwable e) {
        failed.increment();
        long now = System.nanoTime();
        if (now - loggedAt >= LOG_EVERY_NANOS) {
            loggedAt = now;
            LOG.warnf(e, "%s failed; the work goes on, and this is told once a minute at most", watcher.name());
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Observation observation = waiting.take();
                seeing.record(() -> watcher.see(observation));
            } catch (InterruptedException e) {
                return;
            } catch (Throwable e) { // an Error of a watcher must not end it either
                failed(e);
            }
        }
    }
}
