package dev.parley.runtime.cache;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.value.SetArgs;
import io.quarkus.redis.datasource.value.ValueCommands;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;

/** The shared level. While Redis is away a read is a miss and a write is left out; a breaker keeps that quick. */
@ApplicationScoped
class RedisLevel {

    private static final String PREFIX = "parley:cache:";

    private final ValueCommands<String, String> values;

    RedisLevel(RedisDataSource redis) {
        this.values = redis.value(String.class);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.5, delay = 5_000)
    @CircuitBreakerName("redis-cache-read")
    @Fallback(fallbackMethod = "missing")
    Optional<String> get(String key) {
        return Optional.ofNullable(values.get(PREFIX + key));
    }

    @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.5, delay = 5_000)
    @CircuitBreakerName("redis-cache-write")
    @Fallback(fallbackMethod = "leftOut")
    void set(String key, String json, Duration ttl) {
        values.set(PREFIX + key, json, new SetArgs().px(ttl));
    }

    Optional<String> missing(String key) {
        return Optional.empty();
    }

    void leftOut(String key, String json, Duration ttl) {}
}
