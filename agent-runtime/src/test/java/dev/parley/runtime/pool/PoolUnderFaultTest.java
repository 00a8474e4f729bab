package dev.parley.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.secrets.PasswordFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty callers query without a pause while their server is broken, and then mended; ten more query another server. What is
 * measured is printed; see docs/data-layer.md.
 */
class PoolUnderFaultTest {

    private static final Duration GUARD = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int CALLERS = 50;
    private static final int MINIMUM = 2;

    /** What a caller may wait: for a connection, and for an answer on it. */
    private static final Duration ACQUIRE = Duration.ofSeconds(3);

    private static final Duration ANSWER = Duration.ofSeconds(2);

    /** For callers that are ready, and are not run: two cores have other work, too. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private static final PoolLimits LIMITS = new PoolLimits(
            MINIMUM, 8, ACQUIRE, Duration.ofSeconds(2), Duration.ofSeconds(1), LONG, Duration.ofMillis(500));

    /** They are not to be disturbed: what fails there fails, however long it takes. */
    private static final PoolLimits OTHER_LIMITS = new PoolLimits(0, 8, GUARD, GUARD, LONG, LONG, LONG);

    @TempDir
    static Path folder;

    private static OwnPostgres server;
    private static OwnPostgres other;

    private final Vertx vertx = Vertx.vertx();
    private final List<PoolEvent> events = new CopyOnWriteArrayList<>();
    private final ConnectionPoolManager manager = new ConnectionPoolManager(
            vertx, new PostgresConnector(), new PoolMeters(new SimpleMeterRegistry()), List.of(events::add));
    private final AtomicLong attempts = new AtomicLong();
    private PasswordFile password;
    private Callers callers;
    private Callers others;

    @BeforeAll
    static void start() throws IOException {
        server = OwnPostgres.in(folder.resolve("server"));
        other = OwnPostgres.in(folder.resolve("other"));
    }

    @AfterAll
    static void stop() {
        server.close();
        other.close();
    }

    @BeforeEach
    void query() throws IOException {
        password = new PasswordFile("the role's password-file", folder.resolve("password"));
        Files.writeString(password.file(), OwnPostgres.PASSWORD);
        callers = new Callers(pool("parley/broken", server, LIMITS), CALLERS, ANSWER);
        others = new Callers(pool("parley/whole", other, OTHER_LIMITS), 10, GUARD);
        ConnectionPoolTest.await(() -> callers.answered.sum() > 2 * CALLERS && others.answered.sum() > 20);
    }

    @AfterEach
    void end() {
        callers.stop();
        others.stop();
        manager.close();
        vertx.closeAndAwait();
    }

    @Test
    void shouldComeBackAfterTheServerWasStopped() throws IOException {
        server.stop();
        awayFor(Duration.ofSeconds(3));
        server.start();

        recovered("stopped");
    }

    @Test
    void shouldComeBackAfterTheServerWasRestarted() throws IOException {
        server.stop();
        server.start();

        recovered("restarted");
    }

    @Test
    void shouldComeBackAfterTheServerWasPaused() {
        server.freeze();
        awayFor(Duration.ofSeconds(6));
        server.thaw();

        recovered("paused");
    }

    @Test
    void shouldComeBackAfterItsConnectionsWereKilled() {
        server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + OwnPostgres.ROLE + "'");

        recovered("killed");
    }

    @Test
    void shouldComeBackAfterItsPasswordWasChanged() throws IOException {
        server.execute("ALTER ROLE " + OwnPostgres.ROLE + " PASSWORD 'second secret'");
        server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + OwnPostgres.ROLE + "'");
        awayFor(Duration.ofSeconds(2));
        assertThat(callers.pool.figures().state().reason()).contains("28P01");
        Files.writeString(password.file(), "second secret\n");

        recovered("password");
        server.execute("ALTER ROLE " + OwnPostgres.ROLE + " PASSWORD '" + OwnPostgres.PASSWORD + "'");
    }

    /** Errors, not waits: nobody is answered, nobody hangs, and the server is not hammered. */
    private void awayFor(Duration time) {
        ConnectionPoolTest.await(() -> events.stream().anyMatch(PoolEvent.Unhealthy.class::isInstance));
        ConnectionPoolTest.await(() -> callers.pool.figures().total() == 0);
        assertThat(callers.pool.figures().state().isWell()).isFalse();
        Instant begun = Instant.now();
        long attemptsBefore = attempts.get();
        long answersBefore = callers.answered.sum();
        long toldBefore = callers.told.sum();

        OwnPostgres.pause(time.toMillis());
        ConnectionPoolTest.await(() -> callers.told.sum() >= toldBefore + 2 * CALLERS);

        long allowed = allowed(Duration.between(begun, Instant.now()));
        assertThat(attempts.get() - attemptsBefore).as("attempts to connect").isLessThanOrEqualTo(allowed);
        assertThat(callers.answered.sum() - answersBefore)
                .as("answers, but for those that callers had in hand")
                .isLessThanOrEqualTo(CALLERS);
        assertThat(callers.pool.figures().state().isWell()).isFalse();
    }

    /** Attempts after waits of half a tenth of a second, of twice that and so on up to a second, and those under way. */
    private static long allowed(Duration time) {
        long allowed = LIMITS.maxSize() + 1L;
        long wait = 50;
        for (long at = wait; at <= time.toMillis(); at += wait) {
            allowed++;
            wait = Math.min(1_000, 2 * wait);
        }
        return allowed;
    }

    /** To be called at the moment when the server is back. */
    private void recovered(String fault) {
        Instant back = Instant.now();
        long before = callers.answered.sum();
        long whole = others.answered.sum();
        ConnectionPoolTest.await(() -> callers.answered.sum() > before + 2 * CALLERS);
        System.out.printf(
                "pool under fault, %s: %d answers and %d errors in all; %d answers within %d ms after it was back; longest call %d ms%n",
                fault,
                callers.answered.sum(),
                callers.failed.sum(),
                2 * CALLERS,
                Duration.between(back, Instant.now()).toMillis(),
                callers.longestMillis.get());

        ConnectionPoolTest.await(() -> callers.pool.figures().state().isWell());
        ConnectionPoolTest.await(() -> others.answered.sum() > whole + 10);
        callers.stop();
        others.stop();
        assertThat(callers.longestMillis.get())
                .as("longest call")
                .isLessThan(ACQUIRE.plus(ANSWER).plus(SLACK).toMillis());
        assertThat(others.failed.sum())
                .as("errors of the other server's callers")
                .isZero();
        ConnectionPoolTest.await(() -> server.connections() == MINIMUM);
        // The pool looks at its minimum itself, and has then leases of its own for a moment; a leak has them for ever.
        ConnectionPoolTest.await(() -> {
            PoolFigures figures = callers.pool.figures();
            return figures.total() == MINIMUM && figures.active() + figures.pending() == 0;
        });
    }

    private ConnectionPool pool(String name, OwnPostgres postgres, PoolLimits limits) {
        manager.add(new PoolTarget(
                name,
                "1",
                name,
                postgres.url(),
                null,
                OwnPostgres.ROLE,
                () -> {
                    if (postgres == server) {
                        attempts.incrementAndGet(); // a password is read for each
                        return password.get();
                    }
                    return OwnPostgres.PASSWORD;
                },
                limits));
        return manager.get(name).orElseThrow();
    }

    /** Each asks again as soon as it has its answer, or its error. */
    private static final class Callers {

        private final ConnectionPool pool;
        private final Duration answer;
        private final AtomicBoolean over = new AtomicBoolean();
        private final LongAdder answered = new LongAdder();
        private final LongAdder failed = new LongAdder();

        /** Those of the failed who were told without an attempt. */
        private final LongAdder told = new LongAdder();

        private final AtomicLong longestMillis = new AtomicLong();
        private final List<Thread> threads = new ArrayList<>();

        Callers(ConnectionPool pool, int count, Duration answer) {
            this.pool = pool;
            this.answer = answer;
            for (int i = 0; i < count; i++) {
                threads.add(Thread.ofVirtual().start(this::run));
            }
        }

        private void run() {
            while (!over.get()) {
                Instant begun = Instant.now();
                try {
                    pool.with(lease -> lease.connection()
                                    .preparedQuery("SELECT $1::int + 1")
                                    .execute(Tuple.of(1))
                                    .ifNoItem()
                                    .after(answer)
                                    .fail())
                            .await()
                            .atMost(GUARD.multipliedBy(2));
                    answered.increment();
                } catch (RuntimeException e) {
                    failed.increment();
                    if (String.valueOf(e.getMessage()).contains("is tried again in a moment")) {
                        told.increment();
                    }
                    OwnPostgres.pause(20);
                }
                long millis = Duration.between(begun, Instant.now()).toMillis();
                longestMillis.accumulateAndGet(millis, Math::max);
            }
        }

        void stop() {
            over.set(true);
            threads.forEach(thread -> {
                try {
                    thread.join(GUARD);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }
}
