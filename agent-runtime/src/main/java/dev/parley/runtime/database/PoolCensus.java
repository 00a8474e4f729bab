package dev.parley.runtime.database;

import dev.parley.model.message.PoolConnections;
import dev.parley.model.message.PoolCounters;
import dev.parley.model.message.PoolHealth;
import dev.parley.model.message.PoolStatements;
import dev.parley.runtime.pool.ConnectionPool;
import dev.parley.runtime.pool.ConnectionPoolManager;
import dev.parley.runtime.pool.PoolFigures;
import dev.parley.runtime.pool.PoolMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The pools of SQL connections of this process. Those of target databases count themselves; of the others, and of times, it
 * is what Vert.x measures. A pool is there from its first use.
 */
@ApplicationScoped
public class PoolCensus {

    private static final String ACTIVE = "sql.pool.active";
    private static final String IDLE = "sql.pool.idle";
    private static final String PENDING = "sql.pool.queue.size";
    private static final String ACQUIRING = "sql.pool.queue.delay";
    private static final String STATEMENTS = "sql.processing";
    private static final String FAILED = "sql.reset";

    private final MeterRegistry registry;
    private final ConnectionPoolManager pools;

    PoolCensus(MeterRegistry registry, ConnectionPoolManager pools) {
        this.registry = registry;
        this.pools = pools;
    }

    /** By name, which is for operators: metrics have another one of a registered database's pool. */
    public List<PoolCounters> pools() {
        Map<String, ConnectionPool> opened = pools.opened();
        List<String> labels =
                opened.values().stream().map(pool -> pool.target().label()).toList();
        Stream<PoolCounters> others = registry.find(ACTIVE).gauges().stream()
                .map(gauge -> gauge.getId().getTag(PoolMeters.POOL))
                .distinct()
                .filter(label -> !labels.contains(label) && !pools.isRetired(label))
                .map(this::measured);
        return Stream.concat(
                        opened.values().stream().map(ConnectionPool::figures).map(this::counted), others)
                .sorted(Comparator.comparing(PoolCounters::name))
                .toList();
    }

    /** Names for operators of pools of target databases, by their names in metrics. */
    public Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        pools.opened()
                .values()
                .forEach(pool -> names.put(pool.target().label(), pool.target().shown()));
        return names;
    }

    private PoolCounters measured(String label) {
        int active = value(ACTIVE, label);
        int idle = value(IDLE, label);
        return new PoolCounters(label, active + idle, active, idle, value(PENDING, label));
    }

    private PoolCounters counted(PoolFigures figures) {
        String label = figures.target().label();
        int most = figures.target().limits().maxSize();
        return new PoolCounters(
                figures.target().shown(),
                most,
                figures.active(),
                Math.max(0, most - figures.active()),
                figures.pending(),
                new PoolConnections(
                        figures.total(),
                        (double) figures.active() / most,
                        timer(ACQUIRING, PoolMeters.POOL, label)
                                .map(acquiring -> acquiring.mean(TimeUnit.MILLISECONDS))
                                .orElse(null),
                        figures.hits(),
                        figures.misses(),
                        figures.waits(),
                        figures.refused(),
                        figures.created(),
                        figures.destroyed()),
                timer(STATEMENTS, PoolMeters.STATEMENTS_OF, label)
                        .map(timer -> statements(timer, label))
                        .orElse(null),
                new PoolHealth(
                        figures.state().isWell(),
                        figures.state().since(),
                        figures.state().reason(),
                        figures.state().outages(),
                        figures.state().recentOutages()));
    }

    private Optional<Timer> timer(String name, String tag, String label) {
        return Optional.ofNullable(registry.find(name).tag(tag, label).timer());
    }

    private PoolStatements statements(Timer timer, String label) {
        Counter failed =
                registry.find(FAILED).tag(PoolMeters.STATEMENTS_OF, label).counter();
        HistogramSnapshot times = timer.takeSnapshot();
        return new PoolStatements(
                times.count(),
                failed == null ? 0 : Math.round(failed.count()),
                times.mean(TimeUnit.MILLISECONDS),
                percentile(times, 0.5),
                percentile(times, 0.95),
                percentile(times, 0.99));
    }

    /** Lately; null when it is not measured. */
    private static Double percentile(HistogramSnapshot times, double percentile) {
        return Stream.of(times.percentileValues())
                .filter(value -> value.percentile() == percentile)
                .map(value -> ((ValueAtPercentile) value).value(TimeUnit.MILLISECONDS))
                .findAny()
                .orElse(null);
    }

    private int value(String meter, String pool) {
        Gauge gauge = registry.find(meter).tag(PoolMeters.POOL, pool).gauge();
        return gauge == null || Double.isNaN(gauge.value()) ? 0 : (int) Math.round(gauge.value());
    }
}
