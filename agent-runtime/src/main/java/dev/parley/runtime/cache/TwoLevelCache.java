package dev.parley.runtime.cache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.parley.model.Json;
import dev.parley.runtime.work.Withdrawal;
import dev.parley.runtime.work.WithdrawnException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Values by key, kept a while in this process and a while longer in Redis, as JSON. */
@ApplicationScoped
public class TwoLevelCache {

    private static final Logger LOG = Logger.getLogger(TwoLevelCache.class);
    private static final int MAX_LOCAL_ENTRIES = 1_000;

    private final AsyncCache<String, Entry> local = Caffeine.newBuilder()
            .maximumSize(MAX_LOCAL_ENTRIES)
            .expireAfter(Expiry.creating(TwoLevelCache::kept))
            .buildAsync();
    private final RedisLevel redis;
    private final MeterRegistry registry;

    TwoLevelCache(RedisLevel redis, MeterRegistry registry) {
        this.redis = redis;
        this.registry = registry;
    }

    /**
     * The cached value, or the computed one, which is then kept. One caller of a process computes a key; the others wait
     * for it.
     *
     * @param key says all that the value depends on
     * @param localTtl how long this process may use it without looking at Redis
     * @param sharedTtl how long Redis keeps it
     */
    public <T> T getOrCompute(String key, Class<T> type, Duration localTtl, Duration sharedTtl, Supplier<T> compute) {
        CompletableFuture<Entry> mine = new CompletableFuture<>();
        CompletableFuture<Entry> earlier = local.asMap().putIfAbsent(key, mine);
        if (earlier != null) {
            try {
                T value = type.cast(join(earlier).value());
                count("local");
                return value;
            } catch (WithdrawnException e) { // whoever computed it gave up; who waited for that did not
                Withdrawal.current().require();
                local.asMap().remove(key, earlier);
                return getOrCompute(key, type, localTtl, sharedTtl, compute);
            }
        }
        try {
            T value = shared(key, type, sharedTtl, compute);
            mine.complete(new Entry(value, localTtl));
            return value;
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e); // which also removes it; those who waited get the same
            throw e;
        }
    }

    private static Entry join(CompletableFuture<Entry> computed) {
        try {
            return computed.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private <T> T shared(String key, Class<T> type, Duration ttl, Supplier<T> compute) {
        Optional<T> found = redis.get(key).flatMap(json -> parse(key, json, type));
        if (found.isPresent()) {
            count("redis");
            return found.get();
        }
        count("miss");
        T value = compute.get();
        redis.set(key, Json.string(value), ttl);
        return value;
    }

    private static <T> Optional<T> parse(String key, String json, Class<T> type) {
        try {
            return Optional.of(Json.read(json, type));
        } catch (IllegalArgumentException e) {
            LOG.warnf("cached value of %s is left: %s", key, e.getMessage());
            return Optional.empty();
        }
    }

    private void count(String level) {
        registry.counter("parley.cache.requests", "level", level).increment();
    }

    private static Duration kept(String key, Entry entry) {
        return entry.ttl();
    }

    private record Entry(Object value, Duration ttl) {}
}
