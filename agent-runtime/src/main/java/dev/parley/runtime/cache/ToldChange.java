package dev.parley.runtime.cache;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** One of values that are not exact: the others are told of it when it ends, and nobody waits for them. */
final class ToldChange implements Change {

    private final CacheManager caches;
    private final String id;
    private final Set<CacheScope> scopes;
    private final AtomicBoolean closed = new AtomicBoolean();

    ToldChange(CacheManager caches, String id, Set<CacheScope> scopes) {
        this.caches = caches;
        this.id = id;
        this.scopes = scopes;
    }

    CacheManager caches() {
        return caches;
    }

    String id() {
        return id;
    }

    Set<CacheScope> scopes() {
        return scopes;
    }

    /** @return false when it has ended before */
    boolean ends() {
        return !closed.getAndSet(true);
    }

    @Override
    public void close() {
        caches.close(List.of(this));
    }
}
