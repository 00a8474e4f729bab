package dev.parley.runtime.pool;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/** The connections of one role to one database. */
public final class ConnectionPool {

    /** A server that is there answers within it what costs it nothing. */
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private static final Duration COMMIT = Duration.ofSeconds(10);

    /** Before a caller asks again whom the server had no room for, while other connections are in use. */
    private static final Duration UNTIL_ONE_IS_FREE = Duration.ofMillis(50);

    private static final Duration GOOD_BYE = Duration.ofMillis(500);

    /** After a server was asked to stop: it may read what was sent just before later than that, and takes it for new work. */
    private static final List<Duration> ASKED_AGAIN =
            List.of(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final PoolTarget target;
    private final DatabaseConnector connector;
    private final Vertx vertx;
    private final Consumer<PoolEvent> events;
    private final Tally tally = new Tally();
    private final Health health = new Health(() -> ThreadLocalRandom.current().nextLong());
    private final Clock clock = Clock.systemUTC();
    private final Set<CompletableFuture<Lease>> waiting = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private final Connections connections;
    private final Pool pool;
    private final Lookout lookout;
    private volatile boolean closing;
    private Future<Void> closed;

    ConnectionPool(PoolTarget target, DatabaseConnector connector, Vertx vertx, Consumer<PoolEvent> events) {
        this.target = target;
        this.connector = connector;
        this.vertx = vertx;
        this.events = events;
        this.connections = new Connections(target, connector, vertx, health, tally, events, clock);
        this.pool = connections.pool();
        events.accept(new PoolEvent.Initialized(target));
        this.lookout = new Lookout(this, connections, vertx);
        lookout.keep();
    }

    public PoolTarget target() {
        return target;
    }

    DatabaseConnector connector() {
        return connector;
    }

    /**
     * A connection that answers, for one caller, who gives it back; cancelled by who stops waiting for it, unless it is there.
     *
     * @return fails with {@link NoConnectionException} when none is free within the acquire time-out, and when the pool
     *     closes; with {@link DatabaseAwayException} when the database is known to be away, or a connection takes too long
     *     to open; with an exception of the driver when the database refuses
     */
    public CompletableFuture<Lease> lease() {
        CompletableFuture<Lease> asked = new CompletableFuture<>();
        boolean waits = tally.leased.get() + waiting.size() >= target.limits().maxSize();
        asked.whenComplete((lease, e) -> {
            if (lease == null) {
                tally.refused.increment();
            } else {
                tally.served(waits, Use.of(lease.connection().getDelegate()).isFirst());
            }
        });
        ask(asked);
        return asked;
    }

    void ask(CompletableFuture<Lease> asked) {
        Duration limit = target.limits().acquireTimeout();
        waiting.add(asked);
        long timer = vertx.setTimer(
                limit.toMillis(),
                late -> asked.completeExceptionally(new NoConnectionException(
                        "no connection of " + target.name() + " was free within the pool's acquire time-out, " + limit,
                        null)));
        asked.whenComplete((lease, e) -> {
            vertx.cancelTimer(timer);
            waiting.remove(asked);
        });
        if (closing) {
            refuse(asked);
        } else {
            next(asked);
        }
    }

    private void next(CompletableFuture<Lease> asked) {
        if (asked.isDone()) {
            return;
        }
        pool.getConnection().onComplete(result -> taken(asked, result));
    }

    private void taken(CompletableFuture<Lease> asked, AsyncResult<io.vertx.sqlclient.SqlConnection> result) {
        if (result.failed()) {
            if (connections.othersServe(result.cause())) {
                vertx.setTimer(UNTIL_ONE_IS_FREE.toMillis(), later -> connections.beside(() -> next(asked)));
            } else {
                asked.completeExceptionally(result.cause());
            }
            return;
        }
        if (asked.isDone()) {
            result.result().close();
            return;
        }
        tally.leased.incrementAndGet();
        Lease lease = new Lease(this, SqlConnection.newInstance(result.result()));
        if (Use.of(result.result()).idleNanos()
                < target.limits().validateAfter().toNanos()) {
            handOver(asked, lease);
            return;
        }
        lease.validate().ifNoItem().after(ANSWER).fail().subscribe().with(answered -> handOver(asked, lease), e -> {
            lease.end();
            next(asked);
        });
    }

    private void handOver(CompletableFuture<Lease> asked, Lease lease) {
        waiting.remove(asked); // before its caller goes on, who would count as one that his next lease waits behind
        if (!asked.complete(lease)) {
            lease.giveBack();
        }
    }

    /**
     * Runs one statement with bound parameters, on whichever connection is free. Who stops waiting for its rows has the
     * connection ended, and the statement with it.
     */
    public Uni<RowSet<Row>> execute(String sql, Tuple values) {
        return with(lease -> lease.connection().preparedQuery(sql).execute(values));
    }

    /**
     * Runs work in a transaction: all of it holds, or, when it fails or nobody waits for it any more, nothing. When the work,
     * or the server's answer to beginning or keeping it, takes too long, the connection is ended, which undoes it: to undo
     * it by a statement would wait for the one that runs.
     *
     * @return fails with {@link TimeoutException} also when the server did not say in time whether it has kept the work
     */
    public <T> Uni<T> inTransaction(Function<Lease, Uni<T>> work) {
        return with(lease -> within(ANSWER, lease.connection().begin()).chain(transaction -> work.apply(lease)
                .onItem()
                .call(() -> within(COMMIT, transaction.commit()))
                .onFailure(e -> !(e instanceof TimeoutException))
                .call(e -> within(ANSWER, transaction.rollback())
                        .onFailure()
                        .invoke(lease::end)
                        .onFailure()
                        .recoverWithNull())));
    }

    private static <T> Uni<T> within(Duration limit, Uni<T> answer) {
        return answer.ifNoItem().after(limit).fail();
    }

    /** Lends a connection for some work, and takes it back however that ends; ends it when the work takes too long. */
    public <T> Uni<T> with(Function<Lease, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> with(lease(), work));
    }

    /** Whatever comes together, a connection that was given is given back: not what is waited for is cancelled, but a copy. */
    static <T> Uni<T> with(CompletableFuture<Lease> asked, Function<Lease, Uni<T>> work) {
        return Uni.createFrom()
                .completionStage(asked::copy)
                .chain(work::apply)
                .onItemOrFailure()
                .invoke((result, e) ->
                        asked.thenAccept(e instanceof TimeoutException ? Lease::abandon : Lease::giveBack))
                .onCancellation()
                .invoke(() -> {
                    asked.cancel(false);
                    asked.thenAccept(Lease::abandon);
                });
    }

    /**
     * Sees whether the database answers, and that the minimum of connections is there. What it finds is the pool's health
     * from then on. Who stops waiting has found that it does not answer.
     */
    public Uni<Void> look() {
        return lookout.look();
    }

    public PoolFigures figures() {
        return new PoolFigures(
                target,
                connections.count(),
                tally.leased.get(),
                waiting.size(),
                tally.hits.sum(),
                tally.misses.sum(),
                tally.waits.sum(),
                tally.refused.sum(),
                tally.created.sum(),
                tally.destroyed.sum(),
                health.state(clock.instant()));
    }

    /** Has the server stop what it is doing for a connection that nobody uses after that. Does not wait. */
    void stop(SqlConnection connection) {
        connector.cancel(connection);
        ASKED_AGAIN.forEach(later -> vertx.setTimer(later.toMillis(), timer -> connector.cancel(connection)));
    }

    /** A lease has ended. */
    void over(Lease lease) {
        if (tally.leased.decrementAndGet() == 0 && closing) {
            idle.complete(null);
        }
    }

    private void refuse(CompletableFuture<Lease> asked) {
        asked.completeExceptionally(new NoConnectionException(
                "the pool " + target.name() + " is closed: its database was changed or removed, or the service stops",
                null));
    }

    /**
     * Gives no connection any more, refuses those who wait for one, and lets work that runs come to its end.
     *
     * @param limit for that; what still runs then is cut off
     * @return when all is closed
     */
    synchronized Future<Void> close(Duration limit) {
        if (closing) {
            return closed;
        }
        closing = true;
        waiting.forEach(this::refuse);
        lookout.end();
        if (tally.leased.get() == 0) {
            idle.complete(null);
        }
        long timer = vertx.setTimer(Math.max(1, limit.toMillis()), late -> idle.complete(null));
        closed = Future.fromCompletionStage(idle).compose(ended -> {
            vertx.cancelTimer(timer);
            int cut = tally.leased.get();
            long patience = vertx.setTimer(GOOD_BYE.toMillis(), late -> connections.cut());
            return pool.close().andThen(done -> {
                vertx.cancelTimer(patience);
                events.accept(new PoolEvent.Closed(target, cut));
            });
        });
        return closed;
    }
}
