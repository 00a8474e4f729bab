package dev.parley.runtime.pool;

/** Is told what becomes of pools, on their own threads: it must not block. What it throws is logged, and nothing else. */
public interface PoolObserver {

    void see(PoolEvent event);
}
