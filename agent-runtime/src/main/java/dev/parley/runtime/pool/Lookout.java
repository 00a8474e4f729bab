package dev.parley.runtime.pool;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Sees whether the database of a pool answers, and keeps its minimum of connections: what nobody asks for is closed when it
 * was idle for a while, and being looked at is being asked for. It looks from one event loop, because the client opens a
 * connection sooner than it takes an idle one of another loop.
 */
final class Lookout {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final ConnectionPool pool;
    private final Connections connections;
    private final Vertx vertx;
    private final Context home;
    private long keeper = -1;

    Lookout(ConnectionPool pool, Connections connections, Vertx vertx) {
        this.pool = pool;
        this.connections = connections;
        this.vertx = vertx;
        this.home = ((VertxInternal) vertx).createEventLoopContext();
    }

    /** From now on the minimum is there, where there is one. */
    void keep() {
        PoolLimits limits = pool.target().limits();
        if (limits.minSize() > 0) {
            Duration half = limits.idleTimeout().dividedBy(2);
            Duration period = half.compareTo(BETWEEN_LOOKS) < 0 ? half : BETWEEN_LOOKS;
            keeper = vertx.setPeriodic(1, Math.max(1, period.toMillis()), again -> look().subscribe()
                    .with(well -> {}, e -> {})); // what it found is the pool's health
        }
    }

    void end() {
        vertx.cancelTimer(keeper);
    }

    Uni<Void> look() {
        PoolLimits limits = pool.target().limits();
        int free = limits.maxSize() - pool.figures().active();
        int looked = Math.max(1, Math.min(free, limits.minSize()));
        return Uni.join()
                .all(IntStream.range(0, looked).mapToObj(i -> once()).toList())
                .andCollectFailures()
                .replaceWithVoid();
    }

    /** That all connections are in use says nothing of the database; what is tried and fails does. */
    private Uni<Void> once() {
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<Lease> asked = new CompletableFuture<>();
            home.runOnContext(there -> pool.ask(asked));
            return ConnectionPool.with(asked, Lease::validate)
                    .onItem()
                    .invoke(connections::answers)
                    .onFailure(e -> !(e instanceof NoConnectionException))
                    .invoke(connections::trouble)
                    .onCancellation()
                    .invoke(() -> {
                        if (asked.isDone() && !asked.isCompletedExceptionally()) {
                            connections.trouble(new DatabaseAwayException("it does not answer"));
                        }
                    });
        });
    }
}
