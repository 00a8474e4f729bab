package dev.parley.runtime.cache;

import java.util.concurrent.atomic.AtomicBoolean;

/** One that was announced when it began, and has to be heard of when it ends. */
final class ExactChange implements Change {

    private final Runnable ending;
    private final AtomicBoolean closed = new AtomicBoolean();

    ExactChange(Runnable ending) {
        this.ending = ending;
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            ending.run();
        }
    }
}
