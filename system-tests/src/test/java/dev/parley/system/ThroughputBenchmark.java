package dev.parley.system;

import dev.parley.embedded.EmbeddedStack;
import dev.parley.embedded.postgres.Login;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Questions a second: how many the gateway accepts, how many are answered, and the time of one at half of that rate; each
 * beside the floor, as many bare Kafka hops as a question makes and its bare SQL, in the same run with as many in flight.
 * Not part of the build; see {@code docs/performance.md}.
 */
class ThroughputBenchmark {

    private static final int IN_FLIGHT = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(30);

    private static final String QUESTION = "How many customers are from France?";
    private static final String SQL =
            "SELECT count(*) FROM customers c JOIN countries k ON k.code = c.country_code WHERE k.name = 'France'";

    private final EmbeddedStack stack = RunningStack.get();
    private final Client client = new Client(stack.gatewayUri(), stack.token());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Test
    void measure() throws Exception {
        Login login = stack.demoSandbox();
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(PgConnectOptions.fromUri(login.reactiveUrl())
                        .setUser(login.user())
                        .setPassword(login.password()))
                .build();
        try (HopChain hops = HopChain.open(stack.kafkaBootstrapServers());
                TaskResults results = TaskResults.open(stack.kafkaBootstrapServers())) {
            Supplier<CompletableFuture<?>> question = () -> submitted().thenCompose(results::of);
            Supplier<CompletableFuture<?>> floor = () -> hops.run().thenCompose(done -> pool.preparedQuery(SQL)
                    .execute()
                    .subscribeAsCompletionStage()
                    .thenApply(rows -> null));
            saturated(question, WARM_UP);
            saturated(floor, WARM_UP);
            double floors = saturated(floor, MEASURED);
            double answers = saturated(question, MEASURED);
            double[] floorTimes = atRate(floor, floors / 2);
            double[] answerTimes = atRate(question, answers / 2);
            double accepted = accepted(results);
            report(accepted, answers, answerTimes, floors, floorTimes);
        }
        pool.closeAndAwait();
    }

    private CompletableFuture<String> submitted() {
        return CompletableFuture.supplyAsync(() -> client.submit(QUESTION), threads);
    }

    /** Submissions a second while nobody waits for an answer; what was accepted is answered before this ends. */
    private double accepted(TaskResults results) throws InterruptedException {
        Queue<CompletableFuture<?>> waiting = new ConcurrentLinkedQueue<>();
        double rate =
                saturated(() -> submitted().thenAccept(task -> waiting.add(results.of(task))), Duration.ofSeconds(10));
        CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).join();
        return rate;
    }

    /** How many a second end, with {@value #IN_FLIGHT} in flight all the time. */
    static double saturated(Supplier<CompletableFuture<?>> work, Duration time) throws InterruptedException {
        Semaphore free = new Semaphore(IN_FLIGHT);
        AtomicInteger ended = new AtomicInteger();
        long started = System.nanoTime();
        while (System.nanoTime() - started < time.toNanos()) {
            free.acquire();
            work.get().whenComplete((done, failure) -> {
                require(failure);
                ended.incrementAndGet();
                free.release();
            });
        }
        double rate = ended.get() / ((System.nanoTime() - started) / 1e9);
        free.acquire(IN_FLIGHT);
        return rate;
    }

    /** Times in milliseconds of work that comes so many times a second, whether or not what came before has ended. */
    private static double[] atRate(Supplier<CompletableFuture<?>> work, double perSecond) {
        Queue<Double> millis = new ConcurrentLinkedQueue<>();
        Queue<CompletableFuture<?>> running = new ConcurrentLinkedQueue<>();
        long gap = (long) (1e9 / perSecond);
        long started = System.nanoTime();
        for (long due = started; due - started < MEASURED.toNanos(); due += gap) {
            LockSupport.parkNanos(due - System.nanoTime());
            long from = due;
            running.add(work.get().whenComplete((done, failure) -> {
                require(failure);
                millis.add((System.nanoTime() - from) / 1e6);
            }));
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void require(Throwable failure) {
        if (failure != null) {
            System.err.println("failed: " + failure);
        }
    }

    private static void report(
            double accepted, double answers, double[] answerTimes, double floors, double[] floorTimes) {
        System.out.printf(
                Locale.ROOT,
                "%n%.0f submissions accepted a second; %d in flight: %n| | a second | p50 ms at half | p95 | p99 |%n|---|---|---|---|---|%n",
                accepted,
                IN_FLIGHT);
        for (var line : List.of(
                new Line("answered", answers, answerTimes),
                new Line("floor: " + HopChain.HOPS + " Kafka hops + bare SQL", floors, floorTimes))) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.1f | %.1f | %.1f |%n",
                    line.name(),
                    line.rate(),
                    Percentiles.of(line.times(), 50),
                    Percentiles.of(line.times(), 95),
                    Percentiles.of(line.times(), 99));
        }
    }

    private record Line(String name, double rate, double[] times) {}
}
