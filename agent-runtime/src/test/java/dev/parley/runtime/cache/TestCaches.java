package dev.parley.runtime.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cache managers over one Redis, each an instance of its own; none has a limit of time for Redis. */
public final class TestCaches implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ReactiveRedisDataSource redis;
    private final Vertx vertx;
    private final Map<String, String> settings;
    private final List<CacheManager> managers = new ArrayList<>();
    final MeterRegistry meters = new SimpleMeterRegistry();

    public TestCaches(ReactiveRedisDataSource redis, Vertx vertx, Map<String, String> settings) {
        this.redis = redis;
        this.vertx = vertx;
        this.settings = settings;
    }

    /** Another instance, which gives exact values already. */
    public CacheManager another() {
        CacheManager manager = start();
        long end = System.nanoTime() + SOON.toNanos();
        while (!manager.isExact() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return manager;
    }

    CacheManager start() {
        CacheConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(CacheConfig.class)
                .withDefaultValue("parley.cache.trust", "10s")
                .withDefaultValue("parley.cache.settle", "0s")
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(CacheConfig.class);
        CacheManager manager = new CacheManager(config, new SharedLevel(redis), redis, vertx, meters);
        managers.add(manager);
        manager.start();
        return manager;
    }

    double count(String level) {
        return meters.find("parley.cache.requests").tag("level", level).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Override
    public void close() {
        managers.forEach(CacheManager::stop);
    }
}
