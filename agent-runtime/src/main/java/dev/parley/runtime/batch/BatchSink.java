package dev.parley.runtime.batch;

import java.util.List;

/** Where batches go. Called by one thread. */
public interface BatchSink<T> {

    /**
     * Keeps all of them, in their order, or none. Blocks; has a time-out of its own.
     *
     * @throws RuntimeException when none is kept
     */
    void write(List<T> items);

    /**
     * Whether one of the items is to blame, so that trying again gives the same; else the store is away, and they are tried
     * until it is back. An {@link Error} blames an item without being asked about.
     */
    boolean blamesItem(RuntimeException failure);

    /** Items that were taken and are not written: they are to blame, or there was no time before the end. */
    void lost(List<T> items);
}
