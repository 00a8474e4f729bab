package dev.parley.runtime.pool;

import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Opens the connections of a pool: within a time that covers all of it (the driver's own ends with TCP, and a server that is
 * paused takes connections and says nothing), and not while the database is known to be away.
 */
final class Connections {

    private final PoolTarget target;
    private final DatabaseConnector connector;
    private final Vertx vertx;
    private final Health health;
    private final Tally tally;
    private final Consumer<PoolEvent> events;
    private final Clock clock;
    private final Set<Channel> open = ConcurrentHashMap.newKeySet();

    Connections(
            PoolTarget target,
            DatabaseConnector connector,
            Vertx vertx,
            Health health,
            Tally tally,
            Consumer<PoolEvent> events,
            Clock clock) {
        this.target = target;
        this.connector = connector;
        this.vertx = vertx;
        this.health = health;
        this.tally = tally;
        this.events = events;
        this.clock = clock;
    }

    /** The client's pool, whose connections are opened here. */
    @SuppressWarnings("deprecation") // a supplier of options, which could say no, cannot bound what comes after it
    Pool pool() {
        PoolLimits limits = target.limits();
        PoolOptions pool = new PoolOptions()
                .setName(target.label())
                .setMaxSize(limits.maxSize())
                .setConnectionTimeout(millis(limits.acquireTimeout()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(millis(limits.idleTimeout()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxLifetime(millis(limits.maxLifetime()))
                .setMaxLifetimeUnit(TimeUnit.MILLISECONDS);
        return connector.driver().createPool(vertx, List.of(options()), pool).connectionProvider(this::open);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    /** With the password as it is now. */
    private SqlConnectOptions options() {
        SqlConnectOptions options = connector.options(target);
        options.setPassword(target.password().get());
        options.setConnectTimeout(millis(target.limits().createTimeout()));
        options.setMetricsName(PoolMeters.CLIENT + "|" + target.label());
        return options;
    }

    private Future<SqlConnection> open(Context context) {
        if (!health.admits(clock.instant())) {
            return Future.failedFuture(new DatabaseAwayException("the database of " + target.name() + " is away ("
                    + health.state(clock.instant()).reason() + "), and is tried again in a moment"));
        }
        Promise<SqlConnection> opened = ((ContextInternal) context).promise();
        Duration limit = target.limits().createTimeout();
        long begun = System.nanoTime();
        // One for each connection: closing it is the only way to end a connection that does not come about.
        ConnectionFactory factory;
        try {
            factory = connector.driver().createConnectionFactory(vertx, options());
        } catch (RuntimeException e) { // who was admitted tells how it went: its password may be there the next time
            failed(e);
            return Future.failedFuture(e);
        }
        long timer = vertx.setTimer(limit.toMillis(), late -> {
            if (opened.tryFail(new DatabaseAwayException("a connection was not ready within " + limit))) {
                factory.close(Promise.promise());
            }
        });
        factory.connect(context).onComplete(result -> {
            vertx.cancelTimer(timer);
            if (result.failed()) {
                opened.tryFail(result.cause());
                factory.close(Promise.promise());
            } else if (!opened.future().isComplete()) {
                follow(result.result(), factory, Duration.ofNanos(System.nanoTime() - begun));
                opened.tryComplete(result.result());
            }
        });
        return opened.future().onFailure(this::failed);
    }

    private void follow(SqlConnection connection, ConnectionFactory factory, Duration took) {
        Channel channel = Wire.channel(connection);
        Use.begin(channel);
        tally.created.increment();
        open.add(channel);
        channel.closeFuture().addListener(closed -> {
            tally.destroyed.increment();
            open.remove(channel);
            // Not at once: it is also what tells the server to stop what ran on the connection.
            vertx.setTimer(target.limits().createTimeout().toMillis(), later -> factory.close(Promise.promise()));
            events.accept(new PoolEvent.ConnectionDestroyed(target));
        });
        events.accept(new PoolEvent.ConnectionCreated(target, took));
        answers();
    }

    /** How many are open. */
    int count() {
        return open.size();
    }

    /** Ends those that are still there, whatever they are doing. */
    void cut() {
        open.forEach(Wire::cut);
    }

    /** Whether a connection was refused only because the server has no room beside those that are open. */
    boolean othersServe(Throwable refusal) {
        return connector.isFull(refusal) && !open.isEmpty();
    }

    /**
     * On the event loop of one of those that are open: who asks there is lent it when it is free. To who asks elsewhere the
     * client would rather open another.
     */
    void beside(Runnable question) {
        List<Channel> now = List.copyOf(open);
        ContextInternal there = now.isEmpty()
                ? ((VertxInternal) vertx).createEventLoopContext()
                : ((VertxInternal) vertx)
                        .createEventLoopContext(
                                now.get(ThreadLocalRandom.current().nextInt(now.size()))
                                        .eventLoop(),
                                null,
                                null);
        there.runOnContext(run -> question.run());
    }

    private void failed(Throwable cause) {
        if (othersServe(cause)
                ? health.full(clock.instant(), said(cause))
                : health.connectFailed(clock.instant(), said(cause))) {
            unhealthy(cause);
        }
    }

    void answers() {
        health.answers(clock.instant()).ifPresent(after -> events.accept(new PoolEvent.Recovered(target, after)));
    }

    void trouble(Throwable cause) {
        if (health.trouble(clock.instant(), said(cause))) {
            unhealthy(cause);
        }
    }

    private void unhealthy(Throwable cause) {
        events.accept(new PoolEvent.Unhealthy(
                target, said(cause), health.state(clock.instant()).recentOutages()));
    }

    private static String said(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
