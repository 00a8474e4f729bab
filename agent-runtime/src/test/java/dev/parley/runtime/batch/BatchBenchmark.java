package dev.parley.runtime.batch;

import dev.parley.runtime.testing.PostgresServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Rows a second into one table of a real PostgreSQL: one by one, and through a {@link BatchProcessor}, in turns. Not part of
 * the build; see {@code docs/data-layer.md}.
 */
class BatchBenchmark {

    private static final String INSERT = "INSERT INTO audit_like (at, principal, detail) VALUES (now(), $1, $2)";
    private static final int ROUNDS = 5;
    private static final int ROWS = 3_000;

    @Test
    void measure() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (PostgresServer server = PostgresServer.start()) {
            server.execute(
                    "CREATE TABLE audit_like (id bigserial PRIMARY KEY, at timestamptz, principal text, detail text)");
            Pool pool = server.pool(vertx, 4);
            double single = 0;
            double batched = 0;
            for (int round = -1; round < ROUNDS; round++) { // the first warms up
                double one = rate(() -> oneByOne(pool));
                double many = rate(() -> inBatches(pool));
                single += round < 0 ? 0 : one / ROUNDS;
                batched += round < 0 ? 0 : many / ROUNDS;
            }
            System.out.printf(
                    Locale.ROOT,
                    "one by one %.0f rows/s, in batches of 100 %.0f rows/s: %.1f times as many%n",
                    single,
                    batched,
                    batched / single);
            pool.closeAndAwait();
        } finally {
            vertx.closeAndAwait();
        }
    }

    private static double rate(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return ROWS / ((System.nanoTime() - start) / 1e9);
    }

    private static void oneByOne(Pool pool) {
        IntStream.range(0, ROWS).forEach(i -> pool.preparedQuery(INSERT).executeAndAwait(row(i)));
    }

    private static void inBatches(Pool pool) {
        BatchSink<Integer> sink = new BatchSink<>() {
            @Override
            public void write(List<Integer> items) {
                pool.withTransaction(connection -> connection
                                .preparedQuery(INSERT)
                                .executeBatch(
                                        items.stream().map(BatchBenchmark::row).toList()))
                        .await()
                        .indefinitely();
            }

            @Override
            public boolean blamesItem(RuntimeException failure) {
                return true;
            }

            @Override
            public void lost(List<Integer> items) {
                throw new IllegalStateException(items.size() + " rows are lost");
            }
        };
        BatchLimits limits = new BatchLimits(1_000, 100, Duration.ofMillis(5), Duration.ofMinutes(1));
        try (var processor = new BatchProcessor<>("benchmark", limits, sink, new SimpleMeterRegistry())) {
            processor.start();
            for (int i = 0; i < ROWS; i++) {
                processor.offer(i, Duration.ofMinutes(1));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Tuple row(int i) {
        return Tuple.of("user" + i % 50, "GET /api/v1/query/" + i + ": Unknown task");
    }
}
