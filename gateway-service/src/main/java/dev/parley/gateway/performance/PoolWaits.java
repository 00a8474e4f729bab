package dev.parley.gateway.performance;

import dev.parley.gateway.watch.Finding;
import dev.parley.gateway.watch.Severity;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whose callers wait for a connection lately, of this gateway's own pools: what Vert.x measures of each. Its timers sum up
 * since the start, so they are sampled, and the difference is judged. The tester's pools are in the tester's metrics,
 * under the same names.
 */
final class PoolWaits {

    static final Duration LATELY = Duration.ofMinutes(15);

    private static final String QUEUE = "sql.pool.queue.delay";
    private static final String USAGE = "sql.pool.usage";
    private static final String POOL = "pool.name";

    private final AnalyzerConfig config;
    private final Supplier<Map<String, String>> names;
    private final Deque<Sample> samples = new ArrayDeque<>();

    /** What a timer has summed up. */
    private record Sum(long count, double millis) {

        private static final Sum NONE = new Sum(0, 0);

        static Sum of(Timer timer) {
            return new Sum(timer.count(), timer.totalTime(TimeUnit.MILLISECONDS));
        }

        Sum minus(Sum earlier) {
            return new Sum(count - earlier.count, millis - earlier.millis);
        }

        double mean() {
            return count == 0 ? 0 : millis / count;
        }
    }

    private record Sample(Instant at, Map<String, Sum> queues, Map<String, Sum> usages) {

        Sum queue(String pool) {
            return queues.getOrDefault(pool, Sum.NONE);
        }

        Sum usage(String pool) {
            return usages.getOrDefault(pool, Sum.NONE);
        }
    }

    /**
     * @param since when the pools began to be measured
     * @param names of pools for operators, by those in metrics; the others have one name for both
     */
    PoolWaits(AnalyzerConfig config, Instant since, Supplier<Map<String, String>> names) {
        this.config = config;
        this.names = names;
        samples.add(new Sample(since, Map.of(), Map.of()));
    }

    /** To be called about every minute. */
    synchronized void sample(MeterRegistry registry, Instant now) {
        samples.addLast(read(registry, now));
        forget(now);
    }

    synchronized List<Finding> findings(MeterRegistry registry, Instant now) {
        forget(now);
        Sample sample = read(registry, now);
        return sample.queues().keySet().stream()
                .sorted()
                .filter(pool -> isSlow(waited(sample, pool)))
                .map(pool -> finding(sample, pool))
                .toList();
    }

    private boolean isSlow(Sum waited) {
        return waited.count() >= config.evidence() && waited.mean() >= Timings.millis(config.poolWaiting());
    }

    private Sum waited(Sample sample, String pool) {
        return sample.queue(pool).minus(samples.getFirst().queue(pool));
    }

    private Finding finding(Sample sample, String pool) {
        Sum waited = waited(sample, pool);
        Sum used = sample.usage(pool).minus(samples.getFirst().usage(pool));
        String name = names.get().getOrDefault(pool, pool);
        return new Finding(
                PerformanceAnalyzer.NAME,
                Severity.WARNING,
                "pool_waits",
                name,
                String.format(
                        Locale.ROOT,
                        "callers of the pool %s waited %.0f ms on average for a connection, and used it for %.0f ms",
                        name,
                        waited.mean(),
                        used.mean()),
                Map.of("mean_wait_millis", waited.mean(), "mean_usage_millis", used.mean()),
                "Raise its max-size if the server can bear it (parley.databases.<name>.pool.max-size,"
                        + " quarkus.datasource.reactive.max-size), or see what keeps connections so long",
                samples.getFirst().at(),
                lastAsked(sample, pool),
                waited.count());
    }

    /** By when the last caller had its connection. */
    private Instant lastAsked(Sample sample, String pool) {
        Instant last = sample.at();
        for (Iterator<Sample> back = samples.descendingIterator(); back.hasNext(); ) {
            Sample earlier = back.next();
            if (earlier.queue(pool).count() < sample.queue(pool).count()) {
                return last;
            }
            last = earlier.at();
        }
        return last;
    }

    /** One sample from before is kept, to subtract. */
    private void forget(Instant now) {
        Instant before = now.minus(LATELY);
        while (samples.size() > 1
                && samples.stream().skip(1).findFirst().orElseThrow().at().isBefore(before)) {
            samples.removeFirst();
        }
    }

    private static Sample read(MeterRegistry registry, Instant now) {
        return new Sample(now, sums(registry, QUEUE), sums(registry, USAGE));
    }

    private static Map<String, Sum> sums(MeterRegistry registry, String name) {
        Function<Timer, String> pool = timer -> String.valueOf(timer.getId().getTag(POOL));
        return registry.find(name).timers().stream().collect(Collectors.toMap(pool, Sum::of, (a, b) -> a));
    }
}
