package dev.parley.runtime.work;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What may happen to a request in hand: that it is wanted no longer. */
public final class Withdrawal {

    /** Of work that no request asked for. */
    public static final Withdrawal NEVER = new Withdrawal(null);

    private static final ThreadLocal<Withdrawal> CURRENT = new ThreadLocal<>();

    private final CompletableFuture<Void> happened;

    private Withdrawal(CompletableFuture<Void> happened) {
        this.happened = happened;
    }

    /** Of a request that is wanted now. */
    public static Withdrawal possible() {
        return new Withdrawal(new CompletableFuture<>());
    }

    /** Of the request that this thread handles; {@link #NEVER} when it handles none. */
    public static Withdrawal current() {
        Withdrawal current = CURRENT.get();
        return current == null ? NEVER : current;
    }

    /** Handles a request on this thread. */
    public <T> T during(Supplier<T> handling) {
        CURRENT.set(this);
        try {
            return handling.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** It has happened. Does not block: whoever waits is woken on their own thread. */
    public void happen() {
        happened.complete(null);
    }

    public boolean hasHappened() {
        return happened != null && happened.isDone();
    }

    /** @throws WithdrawnException when it has happened */
    public void require() {
        if (hasHappened()) {
            throw new WithdrawnException();
        }
    }

    /** The same work, but failing with {@link WithdrawnException} as soon as it is wanted no longer. */
    public <T> Uni<T> unless(Uni<T> work) {
        if (happened == null) {
            return work;
        }
        // A copy for each, since who loses the race is cancelled.
        Uni<T> withdrawn = Uni.createFrom()
                .completionStage(() -> happened.copy())
                .onItem()
                .transformToUni(nothing -> Uni.createFrom().failure(new WithdrawnException()));
        return Uni.combine().any().of(withdrawn, work);
    }
}
