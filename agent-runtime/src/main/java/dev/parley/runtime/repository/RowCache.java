package dev.parley.runtime.repository;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.parley.runtime.cache.CacheKey;
import dev.parley.runtime.cache.CacheManager;
import dev.parley.runtime.cache.CacheRegion;
import dev.parley.runtime.cache.CacheScope;
import dev.parley.runtime.cache.Change;
import dev.parley.runtime.cache.IdentityScope;
import dev.parley.runtime.cache.Ttl;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Rows of a table by their id, remembered in both levels of the cache. A repository lets go what it writes, when the
 * transaction has ended; until then readers ask the database.
 *
 * @param <T> the record of a row, which is written as JSON
 */
public final class RowCache<T> {

    private static final int KEYS = 10_000;

    private final CacheManager caches;
    private final CacheRegion region;
    private final LoadingCache<Object, CacheKey<T>> keys;
    private final Ttl ttl;
    private final LongAdder lookups = new LongAdder();
    private final LongAdder queries = new LongAdder();

    /**
     * @param ttl for which another instance may give what is no longer so, where Redis is away
     */
    public RowCache(CacheManager caches, String table, Class<T> type, Ttl ttl) {
        this.caches = caches;
        this.region = CacheRegion.ofNamespace("table." + table);
        this.ttl = ttl;
        // A key is a digest, which takes longer than to find a row by it.
        this.keys = Caffeine.newBuilder()
                .maximumSize(KEYS)
                .build(id -> CacheKey.of(region, type, IdentityScope.everybody(), id));
    }

    Optional<T> find(Object id, Supplier<Optional<T>> query) {
        lookups.increment();
        return caches.findOrCompute(keys.get(id), ttl, () -> {
            queries.increment();
            return query.get();
        });
    }

    /** Looks of this process. */
    long lookups() {
        return lookups.sum();
    }

    /** Those of them that asked no database here. */
    long hits() {
        return Math.max(0, lookups.sum() - queries.sum());
    }

    /** @param id null for all rows */
    Change changing(Object id) {
        Set<CacheScope> scopes = Set.of(id == null ? region : keys.get(id));
        return caches.changing(scopes, ttl);
    }
}
