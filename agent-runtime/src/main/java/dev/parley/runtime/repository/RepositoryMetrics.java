package dev.parley.runtime.repository;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What was done to a table since the start.
 *
 * @param queries all, failed ones among them
 * @param errors those that failed
 * @param meanMillis of all
 * @param operations those that were done at all
 * @param cacheLookups looks for rows that are remembered
 * @param cacheHits those of them that needed no query here; by level they are in {@code parley.cache.requests}
 */
public record RepositoryMetrics(
        String table,
        long queries,
        long errors,
        double meanMillis,
        Map<Operation, Times> operations,
        long cacheLookups,
        long cacheHits) {

    /**
     * Of one operation, where it did not fail.
     *
     * @param p50Millis of lately, as the percentiles after it
     */
    public record Times(long count, double meanMillis, double p50Millis, double p95Millis, double p99Millis) {

        private static Times of(Timer timer) {
            ValueAtPercentile[] at = timer.takeSnapshot().percentileValues();
            return new Times(timer.count(), timer.mean(TimeUnit.MILLISECONDS), at(at, 0), at(at, 1), at(at, 2));
        }

        private static double at(ValueAtPercentile[] values, int i) {
            return i < values.length ? values[i].value(TimeUnit.MILLISECONDS) : Double.NaN;
        }
    }

    /** Of all that was asked; 0 when nothing was. */
    public double errorRate() {
        return queries == 0 ? 0 : (double) errors / queries;
    }

    /** 0 when nothing was looked for. */
    public double hitRate() {
        return cacheLookups == 0 ? 0 : (double) cacheHits / cacheLookups;
    }

    static RepositoryMetrics of(
            String table, Map<Operation, Timer> done, Map<Operation, Timer> failed, long lookups, long hits) {
        long errors = count(failed.values());
        long queries = count(done.values()) + errors;
        double millis = Stream.concat(done.values().stream(), failed.values().stream())
                .mapToDouble(timer -> timer.totalTime(TimeUnit.MILLISECONDS))
                .sum();
        Map<Operation, Times> operations = new EnumMap<>(Operation.class);
        done.forEach((operation, timer) -> {
            if (timer.count() > 0) {
                operations.put(operation, Times.of(timer));
            }
        });
        return new RepositoryMetrics(
                table, queries, errors, queries == 0 ? 0 : millis / queries, operations, lookups, hits);
    }

    private static long count(Collection<Timer> timers) {
        return timers.stream().mapToLong(Timer::count).sum();
    }
}
