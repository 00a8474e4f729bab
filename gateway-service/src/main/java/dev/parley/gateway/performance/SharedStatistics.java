package dev.parley.gateway.performance;

import dev.parley.gateway.performance.StatisticsRepository.HourRow;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.runtime.batch.BatchLimits;
import dev.parley.runtime.batch.BatchProcessor;
import dev.parley.runtime.batch.BatchSink;
import dev.parley.runtime.repository.Fault;
import dev.parley.sql.shape.StatementShape;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What was measured of statements, hour by hour, in a table: so that it survives this gateway, and is of all. A row is always
 * written in its latest state, which many measurements share, and which may be written twice.
 *
 * <p>Rows that are still measured are in memory, those used least recently go. One that comes back begins with what was
 * written of it.
 */
@ApplicationScoped
class SharedStatistics implements BatchSink<SharedStatistics.Key> {

    private static final Logger LOG = Logger.getLogger(SharedStatistics.class);
    private static final BatchLimits LIMITS = new BatchLimits(2_000, 500, Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final Duration FRESH = Duration.ofSeconds(5);

    /** Of one run of the gateway. */
    private final UUID gateway = UUID.randomUUID();

    private final StatisticsRepository repository;
    private final AnalyzerConfig config;
    private final BatchProcessor<Key> batches;
    private final Map<Key, Hour> hours;
    private final Clock clock = Clock.systemUTC();
    private List<ShapeStatistics> others = List.of();
    private Instant readAt = Instant.EPOCH;

    /** A row of this gateway. */
    record Key(Instant hour, String database, String fingerprint) {}

    private static final class Hour {

        private final ShapeStatistics statistics;

        /** Has in it what was written of it before it came into memory. */
        private boolean complete;

        Hour(ShapeStatistics statistics) {
            this.statistics = statistics;
        }
    }

    SharedStatistics(StatisticsRepository repository, AnalyzerConfig config, MeterRegistry registry) {
        this.repository = repository;
        this.config = config;
        this.batches = new BatchProcessor<>("statement_statistics", LIMITS, this, registry);
        this.hours = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Hour> eldest) {
                return size() > LIMITS.capacity() + config.shapes();
            }
        };
    }

    void start(@Observes StartupEvent started) {
        batches.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        batches.close();
    }

    /** Returns at once. When there is no room, the row is written with the next measurement of its hour. */
    void add(TaskStep step) {
        if (step.answer() == null || step.answer().metrics() == null) {
            return;
        }
        StatementShape shape = StatementShape.of(step.sql());
        Key key = new Key(step.at().truncatedTo(ChronoUnit.HOURS), step.database(), shape.fingerprint());
        synchronized (hours) {
            hours.computeIfAbsent(key, row -> new Hour(new ShapeStatistics(shape, step.database())))
                    .statistics
                    .add(step.answer(), step.taskId(), step.at());
        }
        batches.offer(key);
    }

    @Override
    public void write(List<Key> keys) {
        List<Key> distinct = keys.stream().distinct().toList();
        complete(distinct);
        List<HourRow> rows =
                distinct.stream().map(this::row).flatMap(Optional::stream).toList();
        if (!rows.isEmpty()) {
            repository.put(rows);
        }
    }

    private void complete(List<Key> keys) {
        List<Key> begun;
        synchronized (hours) {
            begun = keys.stream()
                    .filter(key -> hours.containsKey(key) && !hours.get(key).complete)
                    .toList();
        }
        if (begun.isEmpty()) {
            return;
        }
        Map<Key, ShapeStatistics> written = new HashMap<>();
        for (HourRow row : repository.written(gateway, begun)) {
            ShapeStatistics statistics = row.statistics().statistics();
            written.put(
                    new Key(
                            row.hour(),
                            statistics.database(),
                            statistics.shape().fingerprint()),
                    statistics);
        }
        synchronized (hours) {
            for (Key key : begun) {
                Hour hour = hours.get(key);
                if (hour != null) {
                    if (written.containsKey(key)) {
                        hour.statistics.add(written.get(key));
                    }
                    hour.complete = true;
                }
            }
        }
    }

    /** Empty when it went meanwhile; if it came back, it is brought again. */
    private Optional<HourRow> row(Key key) {
        synchronized (hours) {
            return Optional.ofNullable(hours.get(key))
                    .filter(hour -> hour.complete)
                    .map(hour -> new HourRow(gateway, key.hour(), hour.statistics.kept()));
        }
    }

    @Override
    public boolean blamesItem(RuntimeException failure) {
        return Fault.of(failure).isOfStatement();
    }

    @Override
    public void lost(List<Key> keys) {
        LOG.debugf("the statistics of %d statements are not written", keys.size());
    }

    /** The shapes used most, of other gateways and of earlier runs of this one; a few seconds old, or older while the table cannot be read. */
    synchronized List<ShapeStatistics> ofOthers() {
        Instant now = clock.instant();
        if (readAt.plus(FRESH).isBefore(now)) {
            readAt = now;
            try {
                others = repository.ofOthers(gateway, now.minus(config.keep()), config.shapes());
            } catch (RuntimeException e) {
                LOG.warnf("the statistics of other gateways cannot be read: %s", e.getMessage());
            }
        }
        return others;
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void purge() {
        Instant now = clock.instant();
        synchronized (hours) {
            hours.keySet().removeIf(key -> key.hour().isBefore(now.minus(Duration.ofHours(2))));
        }
        repository.purge(now.minus(config.keep()));
    }
}
