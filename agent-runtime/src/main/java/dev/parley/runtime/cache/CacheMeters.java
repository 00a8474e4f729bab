package dev.parley.runtime.cache;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts how values came, by the namespace of their key. */
final class CacheMeters {

    private static final String REQUESTS = "parley.cache.requests";

    private final MeterRegistry registry;

    CacheMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Where a value came from. */
    enum Level {
        /** This process. */
        LOCAL,
        /** Another caller of this process brought it in the meantime. */
        JOINED,
        REDIS,
        /** Neither level had it. */
        MISS,
        /** The levels were not to be used. */
        PASSED;

        private final String label = name().toLowerCase(Locale.ROOT);
    }

    void count(CacheKey<?> key, Level level) {
        registry.counter(REQUESTS, "cache", key.region().namespace(), "level", level.label)
                .increment();
    }

    /** By namespace. */
    Map<String, HitRates> rates() {
        Map<String, HitRates> rates = new TreeMap<>();
        registry.find(REQUESTS).counters().forEach(counter -> {
            String cache = counter.getId().getTag("cache");
            rates.computeIfAbsent(
                    cache,
                    name -> new HitRates(
                            count(name, Level.LOCAL) + count(name, Level.JOINED),
                            count(name, Level.REDIS),
                            count(name, Level.MISS),
                            count(name, Level.PASSED)));
        });
        return rates;
    }

    private long count(String cache, Level level) {
        return (long)
                registry.counter(REQUESTS, "cache", cache, "level", level.label).count();
    }

    /** A new value could not be computed in the background; the old one stays until its end. */
    void renewalFailed(CacheKey<?> key) {
        registry.counter("parley.cache.renewals.failed", "cache", key.region().namespace())
                .increment();
    }
}
