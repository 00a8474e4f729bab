package dev.parley.gateway.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Rows about what was refused at the door, on their way to the table: bounded in number and rate, so that being refused
 * costs neither the request time nor the gateway memory nor the database space. Who floods leaves room for others: each
 * principal has a share of the rate, and who is not authenticated half of the queue. What has no place is counted.
 */
@ApplicationScoped
class RefusalQueue {

    private static final Logger LOG = Logger.getLogger(RefusalQueue.class);
    private static final int BATCH = 100;
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final AuditRepository repository;
    private final BlockingQueue<AuditEntry> waiting;
    private final int placesOfNobody;
    private final Allowances allowances;
    private final Counter dropped;
    private final LatelyCount droppedLately = new LatelyCount();
    private final Clock clock = Clock.systemUTC();
    private Thread writer;
    private volatile boolean stopping;

    RefusalQueue(AuditRepository repository, AuditConfig config, MeterRegistry registry) {
        this.repository = repository;
        this.waiting = new ArrayBlockingQueue<>(config.queue());
        this.placesOfNobody = config.queue() / 2;
        this.allowances = new Allowances(config.refusalsPerSecond(), config.refusalsPerPrincipal());
        this.dropped = registry.counter("parley.audit.dropped");
    }

    void start(@Observes StartupEvent started) {
        writer = Thread.ofVirtual().name("audit-refusals").start(this::run);
    }

    /** Writes what is there; what cannot be written in time is counted. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (writer != null) {
            writer.join(WRITE_LIMIT);
        }
        drop(waiting.size());
    }

    /** Returns at once. */
    void offer(AuditEntry entry) {
        if (stopping
                || !allowances.take(entry.principal(), System.nanoTime())
                || !hasPlace(entry)
                || !waiting.offer(entry)) {
            drop(1);
        }
    }

    private boolean hasPlace(AuditEntry entry) {
        return entry.principal() != null || waiting.size() < placesOfNobody;
    }

    private void drop(int rows) {
        dropped.increment(rows);
        droppedLately.add(clock.instant(), rows);
    }

    /** Since the start. */
    double dropped() {
        return dropped.count();
    }

    Optional<LatelyCount.Seen> droppedLately(Instant now) {
        return droppedLately.seen(now);
    }

    private void run() {
        List<AuditEntry> batch = new ArrayList<>();
        try {
            while (!stopping || !waiting.isEmpty()) {
                AuditEntry first = waiting.poll(500, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, BATCH - 1);
                    write(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            drop(batch.size());
        }
    }

    /** Until it works, for the queue is bounded; at a stop once. A row that can never be written takes no other with it. */
    private void write(List<AuditEntry> batch) throws InterruptedException {
        while (true) {
            try {
                repository.append(batch).await().atMost(WRITE_LIMIT);
                return;
            } catch (RuntimeException e) {
                LOG.warnf("audit: %d refusals cannot be written: %s", batch.size(), e.getMessage());
                boolean bad = isBadData(e);
                if (bad && batch.size() > 1) {
                    for (AuditEntry entry : batch) {
                        write(List.of(entry));
                    }
                    return;
                }
                if (bad || stopping) {
                    drop(batch.size());
                    return;
                }
            }
            Thread.sleep(AFTER_FAILURE);
        }
    }

    /** SQLSTATE classes 22 (data exception) and 23 (constraint): trying again gives the same. */
    private static boolean isBadData(RuntimeException e) {
        return e instanceof PgException pg
                && pg.getSqlState() != null
                && (pg.getSqlState().startsWith("22") || pg.getSqlState().startsWith("23"));
    }
}
