package dev.parley.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionPoolTest {

    private static final Duration GUARD = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration NOW = Duration.ofMillis(1);
    private static final String POOL = "parley/test";

    @TempDir
    static Path folder;

    private static OwnPostgres server;

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<PoolEvent> events = new CopyOnWriteArrayList<>();
    private final ConnectionPoolManager manager =
            new ConnectionPoolManager(vertx, new PostgresConnector(), new PoolMeters(meters), List.of(events::add));

    @BeforeAll
    static void start() throws IOException {
        server = OwnPostgres.in(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void end() {
        manager.close();
        vertx.closeAndAwait();
        await(() -> server.connections() == 0);
    }

    @Test
    void shouldKeepTheMinimumAndNoMore() {
        ConnectionPool pool = pool(limits(2, 8, GUARD, Duration.ofMillis(800), LONG));

        List<Lease> leases = lease(pool, 8);
        assertThat(server.connections()).isEqualTo(8);
        leases.forEach(Lease::giveBack);

        await(() -> server.connections() == 2);
        OwnPostgres.pause(2_000);
        assertThat(server.connections()).isEqualTo(2);
        assertThat(pool.figures().total()).isEqualTo(2);
    }

    @Test
    void shouldCountWhatCallersFound() {
        ConnectionPool pool = pool(limits(0, 1, GUARD, LONG, LONG));
        Lease first = lease(pool, 1).getFirst();
        CompletableFuture<Lease> waits = pool.lease();

        first.giveBack();
        waits.orTimeout(GUARD.toSeconds(), TimeUnit.SECONDS).join().giveBack();
        Lease last = lease(pool, 1).getFirst();
        pool.lease().cancel(false);
        last.end();

        await(() -> pool.figures().destroyed() == 1);
        PoolFigures figures = pool.figures();
        assertThat(List.of(figures.misses(), figures.waits(), figures.hits(), figures.refused()))
                .containsExactly(1L, 1L, 1L, 1L);
        assertThat(figures.created()).isEqualTo(figures.destroyed() + figures.total());
        assertThat(figures.active() + figures.pending()).isZero();
        assertThat(meters.get("parley.pool.hits").functionCounter().count()).isEqualTo(1);
    }

    @Test
    void shouldNotHandOutAConnectionThatWasCutOffWhileItWasIdle() {
        ConnectionPool pool = pool(new PoolLimits(0, 1, LONG, Duration.ofSeconds(3), LONG, LONG, NOW));
        lease(pool, 1).getFirst().giveBack();
        server.freeze();
        Duration since;
        try {
            // The server neither answers nor ends it.
            CompletableFuture<Lease> asked = pool.lease();
            Instant begun = Instant.now();
            assertThatThrownBy(() ->
                            asked.orTimeout(GUARD.toSeconds(), TimeUnit.SECONDS).join())
                    .hasCauseInstanceOf(DatabaseAwayException.class);
            since = Duration.between(begun, Instant.now());
        } finally {
            server.thaw();
        }

        assertThat(since).isLessThan(GUARD);
        assertThat(pool.figures().destroyed()).isEqualTo(1);
        await(() -> answers(pool));
    }

    @Test
    void shouldNotTakeAPoolForUnhealthyBecauseItIsBusy() {
        ConnectionPool pool = pool(limits(0, 1, GUARD, LONG, LONG));
        Lease busy = lease(pool, 1).getFirst();

        assertThatThrownBy(() -> pool.look().await().atMost(Duration.ofMillis(300)))
                .isInstanceOf(io.smallrye.mutiny.TimeoutException.class);

        assertThat(pool.figures().state().isWell()).isTrue();
        busy.giveBack();
        pool.look().await().atMost(GUARD);
    }

    @Test
    void shouldShareTheConnectionsThatThereAreWhenTheServerHasNoRoomForMore() {
        server.execute("ALTER ROLE " + OwnPostgres.ROLE + " CONNECTION LIMIT 2");
        try {
            ConnectionPool pool = pool(limits(0, 8, GUARD, LONG, LONG));
            List<Lease> both = lease(pool, 2);
            List<CompletableFuture<Void>> more = IntStream.range(0, 6)
                    .mapToObj(i -> pool.lease().thenAccept(Lease::giveBack))
                    .toList();
            await(() -> !pool.figures().state().isWell());
            assertThat(pool.figures().state().reason()).contains("too many connections");

            both.forEach(Lease::giveBack);

            more.forEach(served ->
                    served.orTimeout(GUARD.toSeconds(), TimeUnit.SECONDS).join());
            assertThat(pool.figures().created()).isEqualTo(2);
            pool.look().await().atMost(GUARD);
            assertThat(pool.figures().state().isWell()).isTrue();
        } finally {
            server.execute("ALTER ROLE " + OwnPostgres.ROLE + " CONNECTION LIMIT -1");
        }
    }

    @Test
    void shouldTellACallerAtOnceThatTheServerHasNoRoomForAnyConnection() {
        server.execute("ALTER ROLE " + OwnPostgres.ROLE + " CONNECTION LIMIT 0");
        try {
            ConnectionPool pool = pool(limits(0, 8, LONG, LONG, LONG));

            assertThatThrownBy(() -> pool.lease()
                            .orTimeout(GUARD.toSeconds(), TimeUnit.SECONDS)
                            .join())
                    .hasMessageContaining("too many connections");
        } finally {
            server.execute("ALTER ROLE " + OwnPostgres.ROLE + " CONNECTION LIMIT -1");
        }
    }

    @Test
    void shouldFindThatADatabaseDoesNotAnswerAndThatItDoesAgain() {
        ConnectionPool pool = pool(limits(0, 1, GUARD, LONG, LONG));
        pool.look().await().atMost(GUARD);
        server.freeze();
        try {
            assertThatThrownBy(() -> pool.look().await().atMost(Duration.ofMillis(300)))
                    .isInstanceOf(io.smallrye.mutiny.TimeoutException.class);
        } finally {
            server.thaw();
        }

        assertThat(pool.figures().state().reason()).isEqualTo("it does not answer");
        pool.look().await().atMost(GUARD);
        assertThat(pool.figures().state().isWell()).isTrue();
        assertThat(pool.figures().state().outages()).isEqualTo(1);
        assertThat(events)
                .filteredOn(event -> event instanceof PoolEvent.Unhealthy || event instanceof PoolEvent.Recovered)
                .hasExactlyElementsOfTypes(PoolEvent.Unhealthy.class, PoolEvent.Recovered.class);
    }

    @Test
    void shouldLetWorkEndAndRefuseThoseWhoWaitWhenItIsClosed() {
        ConnectionPool pool = pool(limits(0, 1, LONG, LONG, LONG));
        CompletableFuture<Long> running = pool.execute("SELECT count(*) FROM (SELECT pg_sleep(1)) AS s", Tuple.tuple())
                .map(rows -> rows.iterator().next().getLong(0))
                .subscribeAsCompletionStage();
        await(() -> pool.figures().active() == 1);
        CompletableFuture<Lease> waiting = pool.lease();

        manager.close();

        assertThatThrownBy(waiting::join)
                .hasCauseInstanceOf(NoConnectionException.class)
                .hasMessageContaining("is closed");
        assertThat(running.join()).isEqualTo(1);
        assertThatThrownBy(() -> pool.lease().join()).hasMessageContaining("is closed");
        assertThat(events).last().isEqualTo(new PoolEvent.Closed(pool.target(), 0));
        assertThat(meters.find("parley.pool.hits").functionCounter()).isNull();
    }

    @Test
    void shouldDropNoQueryWhenItIsChanged() {
        ConnectionPool before = pool(limits(0, 2, LONG, LONG, LONG));
        Lease running = lease(before, 1).getFirst();

        manager.change(target("2", limits(0, 3, LONG, LONG, LONG)), Duration.ofMillis(300));
        ConnectionPool after = manager.get(POOL).orElseThrow();

        assertThat(after).isNotSameAs(before);
        assertThat(answers(before)).as("who has just asked for it").isTrue();
        assertThat(answers(after)).isTrue();
        OwnPostgres.pause(1_000);
        assertThat(running.validate().await().atMost(GUARD)).as("what runs").isNull();
        running.giveBack();
        await(() -> events.contains(new PoolEvent.Closed(before.target(), 0)));
        assertThat(answers(after)).isTrue();
        manager.remove(POOL, NOW);
        assertThat(manager.get(POOL)).isEmpty();
        await(() -> server.connections() == 0);
    }

    @Test
    void shouldKeepAllOfATransactionOrNothing() {
        server.execute("CREATE TABLE kept (id int)");
        server.execute("GRANT ALL ON kept TO " + OwnPostgres.ROLE);
        ConnectionPool pool = pool(limits(0, 2, GUARD, LONG, LONG));

        pool.inTransaction(lease -> lease.connection()
                        .preparedQuery("INSERT INTO kept VALUES ($1)")
                        .execute(Tuple.of(1)))
                .await()
                .atMost(GUARD);
        assertThatThrownBy(() -> pool.inTransaction(lease -> lease.connection()
                                .preparedQuery("INSERT INTO kept VALUES ($1)")
                                .execute(Tuple.of(2))
                                .chain(() -> lease.connection()
                                        .preparedQuery("SELECT 1 / 0")
                                        .execute()))
                        .await()
                        .atMost(GUARD))
                .hasMessageContaining("division by zero");

        var rows = pool.execute("SELECT id FROM kept", Tuple.tuple()).await().atMost(GUARD);
        assertThat(rows).singleElement().satisfies(row -> assertThat(row.getInteger(0))
                .isEqualTo(1));
    }

    @Test
    void shouldUndoATransactionWhoseWorkTakesTooLong() {
        server.execute("CREATE TABLE undone (id int)");
        server.execute("GRANT ALL ON undone TO " + OwnPostgres.ROLE);
        ConnectionPool pool = pool(limits(0, 1, GUARD, LONG, LONG));

        assertThatThrownBy(() -> pool.inTransaction(lease -> lease.connection()
                                .preparedQuery("INSERT INTO undone VALUES ($1)")
                                .execute(Tuple.of(1))
                                .chain(() -> lease.connection()
                                        .query("SELECT pg_sleep(100)")
                                        .execute())
                                .ifNoItem()
                                .after(Duration.ofMillis(500))
                                .fail())
                        .await()
                        .atMost(GUARD))
                .isInstanceOf(io.smallrye.mutiny.TimeoutException.class);

        assertThat(pool.figures().active()).isZero();
        await(() -> pool.figures().destroyed() == 1);
        assertThat(pool.execute("SELECT id FROM undone", Tuple.tuple()).await().atMost(GUARD))
                .isEmpty();
    }

    @Test
    void shouldNotWaitForAServerThatDoesNotBeginATransaction() {
        ConnectionPool pool = pool(limits(0, 1, GUARD, LONG, LONG));
        lease(pool, 1).getFirst().giveBack();
        CompletableFuture<Void> begun;
        server.freeze();
        try {
            begun = pool.inTransaction(Lease::validate).subscribeAsCompletionStage();
            await(begun::isDone);
        } finally {
            server.thaw();
        }

        assertThat(begun.exceptionNow()).isInstanceOf(io.smallrye.mutiny.TimeoutException.class);
        assertThat(pool.figures().active()).isZero();
        await(() -> answers(pool));
    }

    @Test
    void shouldNotWaitForAServerThatDoesNotUndoATransaction() {
        ConnectionPool pool = pool(limits(0, 1, GUARD, LONG, LONG));
        CompletableFuture<Void> ended;
        try {
            ended = pool.<Void>inTransaction(lease -> {
                        server.freeze();
                        return Uni.createFrom().failure(new IllegalStateException("the work's own"));
                    })
                    .subscribeAsCompletionStage();
            await(ended::isDone);
        } finally {
            server.thaw();
        }

        assertThat(ended.exceptionNow()).hasMessage("the work's own");
        assertThat(pool.figures().active()).isZero();
        await(() -> pool.figures().destroyed() == 1);
        await(() -> answers(pool));
    }

    @Test
    void shouldEndAStatementThatNobodyWaitsForAnyMore() {
        ConnectionPool pool = pool(limits(0, 1, GUARD, LONG, LONG));

        assertThatThrownBy(() -> pool.execute("SELECT pg_sleep(100)", Tuple.tuple())
                        .await()
                        .atMost(Duration.ofMillis(500)))
                .isInstanceOf(io.smallrye.mutiny.TimeoutException.class);

        assertThat(answers(pool)).isTrue();
        assertThat(pool.figures().active()).isZero();
    }

    @Test
    void shouldEndAStatementThatTheServerReadsAfterItWasAskedToStop() {
        ConnectionPool pool = pool(limits(0, 1, GUARD, LONG, LONG));
        Lease lease = lease(pool, 1).getFirst();
        server.freeze(lease.connection()
                .preparedQuery("SELECT pg_backend_pid()")
                .execute()
                .await()
                .atMost(GUARD)
                .iterator()
                .next()
                .getInteger(0));
        try {
            lease.connection().query("SELECT pg_sleep(100)").executeAndForget();
            OwnPostgres.pause(200);

            lease.abandon();
            OwnPostgres.pause(200);
        } finally {
            server.thaw();
        }

        await(() -> server.connections() == 0);
    }

    static boolean answers(ConnectionPool pool) {
        try {
            return pool.execute("SELECT 1", Tuple.tuple()).await().atMost(GUARD).size() == 1;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static List<Lease> lease(ConnectionPool pool, int count) {
        return IntStream.range(0, count).mapToObj(i -> pool.lease()).toList().stream()
                .map(asked ->
                        asked.orTimeout(GUARD.toSeconds(), TimeUnit.SECONDS).join())
                .toList();
    }

    private ConnectionPool pool(PoolLimits limits) {
        manager.add(target("1", limits));
        return manager.get(POOL).orElseThrow();
    }

    private static PoolLimits limits(int min, int max, Duration acquire, Duration idle, Duration validate) {
        return new PoolLimits(min, max, acquire, GUARD, idle, LONG, validate);
    }

    private static PoolTarget target(String edition, PoolLimits limits) {
        return new PoolTarget(
                POOL,
                edition,
                POOL + edition,
                server.url(),
                null,
                OwnPostgres.ROLE,
                () -> OwnPostgres.PASSWORD,
                limits);
    }

    static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(GUARD);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("it did not come about").isBefore(end);
            OwnPostgres.pause(20);
        }
    }
}
