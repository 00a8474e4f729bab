package dev.parley.runtime.repository;

import dev.parley.model.Json;
import dev.parley.runtime.repository.Animal.Kind;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a repository costs over the bare client, and what remembering a row saves; not run by the tests. */
class RepositoryBenchmark {

    private static final int ROUNDS = 40;
    private static final int CALLS = 250;
    private static final int REMEMBERED_CALLS = 25_000;
    private static final String SQL = """
            SELECT id, name, kind, weight, tags, diet::text AS diet, chip, born, version FROM animals WHERE id = $1""";

    @Test
    void findById() {
        try (RepositoryWorld world = new RepositoryWorld()) {
            world.animals.create(new Animal(
                    1, "Leo", Kind.LION, 190.5, List.of("big"), new Animal.Diet("meat", 2), null, Instant.now(), 1));
            double[] bare = new double[ROUNDS];
            double[] repository = new double[ROUNDS];
            double[] remembered = new double[ROUNDS];
            for (int round = -ROUNDS / 2; round < ROUNDS; round++) { // in turns, so that all have the same neighbours
                double first = micros(CALLS, () -> bare(world));
                double second = micros(CALLS, () -> world.animals.findById(1));
                double third = micros(REMEMBERED_CALLS, () -> world.remembered.findById(1));
                if (round >= 0) {
                    bare[round] = first;
                    repository[round] = second;
                    remembered[round] = third;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "findById: bare client %.0f us, repository %.0f us (%.2f of it), remembered %.2f us (%.0f times faster)%n",
                    median(bare),
                    median(repository),
                    median(repository) / median(bare),
                    median(remembered),
                    median(repository) / median(remembered));
        }
    }

    private static Animal bare(RepositoryWorld world) {
        for (Row row :
                world.pool.preparedQuery(SQL).execute(Tuple.of(1)).await().atMost(Duration.ofSeconds(10))) {
            return new Animal(
                    row.getInteger("id"),
                    row.getString("name"),
                    Kind.valueOf(row.getString("kind")),
                    row.getDouble("weight"),
                    List.of(row.getArrayOfStrings("tags")),
                    Json.read(row.getString("diet"), Animal.Diet.class),
                    null,
                    row.getOffsetDateTime("born").toInstant(),
                    row.getInteger("version"));
        }
        throw new IllegalStateException("there is no such row");
    }

    private static double micros(int calls, Runnable call) {
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            call.run();
        }
        return (System.nanoTime() - start) / 1e3 / calls;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
