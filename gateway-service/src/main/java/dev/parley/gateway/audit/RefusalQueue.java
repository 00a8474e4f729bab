package dev.parley.gateway.audit;

import dev.parley.runtime.batch.BatchLimits;
import dev.parley.runtime.batch.BatchProcessor;
import dev.parley.runtime.batch.BatchSink;
import dev.parley.runtime.repository.Fault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rows about what was refused at the door, on their way to the table: bounded in number and rate, so that being refused
 * costs neither the request time nor the gateway memory nor the database space. Who floods leaves room for others: each
 * principal has a share of the rate, and who is not authenticated half of the queue. What has no place is counted.
 */
@ApplicationScoped
class RefusalQueue implements BatchSink<AuditEntry> {

    private static final int BATCH = 100;
    private static final Duration TOGETHER = Duration.ofMillis(50);
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(5);

    private final AuditRepository repository;
    private final BatchProcessor<AuditEntry> batches;
    private final int placesOfNobody;
    private final Allowances allowances;
    private final Counter dropped;
    private final LatelyCount droppedLately = new LatelyCount();
    private final Clock clock = Clock.systemUTC();

    RefusalQueue(AuditRepository repository, AuditConfig config, MeterRegistry registry) {
        this.repository = repository;
        this.batches = new BatchProcessor<>(
                "audit_refusals",
                new BatchLimits(config.queue(), Math.min(BATCH, config.queue()), TOGETHER, WRITE_LIMIT),
                this,
                registry);
        this.placesOfNobody = config.queue() / 2;
        this.allowances = new Allowances(config.refusalsPerSecond(), config.refusalsPerPrincipal());
        this.dropped = registry.counter("parley.audit.dropped");
    }

    void start(@Observes StartupEvent started) {
        batches.start();
    }

    void stop(@Observes ShutdownEvent event) {
        batches.close();
    }

    /** Returns at once. */
    void offer(AuditEntry entry) {
        boolean taken =
                allowances.take(entry.principal(), System.nanoTime()) && hasPlace(entry) && batches.offer(entry);
        if (!taken) {
            drop(1);
        }
    }

    private boolean hasPlace(AuditEntry entry) {
        return entry.principal() != null || batches.waiting() < placesOfNobody;
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

    @Override
    public void write(List<AuditEntry> entries) {
        repository.append(entries);
    }

    @Override
    public boolean blamesItem(RuntimeException failure) {
        return Fault.of(failure).isOfStatement();
    }

    @Override
    public void lost(List<AuditEntry> entries) {
        drop(entries.size());
    }
}
