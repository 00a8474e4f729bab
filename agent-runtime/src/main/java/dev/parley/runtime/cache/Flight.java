package dev.parley.runtime.cache;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A value on its way into this process, for all who want it here. */
final class Flight<T> {

    private final CacheKey<T> key;
    private final CompletableFuture<Optional<T>> arrival = new CompletableFuture<>();
    private boolean spoiled;

    Flight(CacheKey<T> key) {
        this.key = key;
    }

    CacheKey<T> key() {
        return key;
    }

    CompletableFuture<Optional<T>> arrival() {
        return arrival;
    }

    /** What it brings may be of before a change, and must not be kept. */
    synchronized void spoil() {
        spoiled = true;
    }

    /** Keeps what it brought, unless it was spoiled. */
    synchronized void unlessSpoiled(Runnable keeping) {
        if (!spoiled) {
            keeping.run();
        }
    }
}
