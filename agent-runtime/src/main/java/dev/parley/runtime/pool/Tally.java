package dev.parley.runtime.pool;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens in a pool. */
final class Tally {

    final AtomicInteger leased = new AtomicInteger();
    final LongAdder hits = new LongAdder();
    final LongAdder misses = new LongAdder();
    final LongAdder waits = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder created = new LongAdder();
    final LongAdder destroyed = new LongAdder();

    /**
     * A caller was given a connection.
     *
     * @param waited whether all were in use when it was asked for
     * @param first whether it was opened just now
     */
    void served(boolean waited, boolean first) {
        if (waited) {
            waits.increment();
        } else if (first) {
            misses.increment();
        } else {
            hits.increment();
        }
    }
}
