package dev.parley.gateway.performance;

import dev.parley.gateway.watch.Finding;
import dev.parley.gateway.watch.Severity;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Whose callers wait for a connection, of this gateway's own pools: what Vert.x measures of each. The tester's pools are
 * in the tester's metrics, under the same names.
 */
final class PoolWaits {

    private static final String QUEUE = "sql.pool.queue.delay";
    private static final String USAGE = "sql.pool.usage";
    private static final String POOL = "pool.name";

    private final AnalyzerConfig config;

    PoolWaits(AnalyzerConfig config) {
        this.config = config;
    }

    /** @param since when the pools began to be measured */
    List<Finding> findings(MeterRegistry registry, Instant since, Instant now) {
        return registry.find(QUEUE).timers().stream()
                .filter(queue ->
                        queue.count() >= config.evidence() && mean(queue) >= Timings.millis(config.poolWaiting()))
                .map(queue -> finding(queue, registry, since, now))
                .toList();
    }

    private static Finding finding(Timer queue, MeterRegistry registry, Instant since, Instant now) {
        String pool = queue.getId().getTag(POOL);
        Timer usage = registry.find(USAGE).tag(POOL, pool).timer();
        double used = usage == null ? 0 : mean(usage);
        return new Finding(
                PerformanceAnalyzer.NAME,
                Severity.WARNING,
                "pool_waits",
                pool,
                String.format(
                        Locale.ROOT,
                        "callers of the pool %s waited %.0f ms on average for a connection, and used it for %.0f ms",
                        pool,
                        mean(queue),
                        used),
                Map.of("mean_wait_millis", mean(queue), "mean_usage_millis", used),
                "Raise its max-size if the server can bear it (parley.databases.<name>.pool.max-size,"
                        + " quarkus.datasource.reactive.max-size), or see what keeps connections so long",
                since,
                now,
                queue.count());
    }

    private static double mean(Timer timer) {
        return timer.mean(TimeUnit.MILLISECONDS);
    }
}
