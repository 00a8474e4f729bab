package dev.parley.runtime.cache;

/** Something is being changed; see {@link CacheManager#changing}. */
public interface Change extends AutoCloseable {

    /**
     * After commit or rollback: returns when no instance gives exact values that were read before. Does not throw. To be called once or
     * more; only the first call does something.
     */
    @Override
    void close();
}
