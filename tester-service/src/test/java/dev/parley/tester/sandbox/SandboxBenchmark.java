package dev.parley.tester.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.model.message.TestComplete;
import dev.parley.model.message.TestRequest;
import dev.parley.runtime.database.DatabasePools;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.tester.guard.StatementGuard;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the guard and the sandbox add to a bare query, as ratios of one run. Not part of the tests: run it with
 * {@code -Dtest=SandboxBenchmark}.
 */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "tester"))
class SandboxBenchmark {

    private static final int WARM_UP = 300;
    private static final int TIMES = 1_000;

    private static final Map<String, String> STATEMENTS = new LinkedHashMap<>();

    static {
        STATEMENTS.put("one row by its key", "SELECT name FROM brands WHERE id = 7");
        STATEMENTS.put("17,000 rows counted", "SELECT status, count(*) FROM orders GROUP BY status");
        STATEMENTS.put(
                "41,000 rows joined",
                "SELECT p.name, sum(i.quantity) FROM order_items i JOIN products p ON p.id = i.product_id"
                        + " GROUP BY p.name ORDER BY 2 DESC LIMIT 5");
    }

    @Inject
    Sandbox sandbox;

    @Inject
    StatementGuard guard;

    @Inject
    DatabasePools pools;

    @Test
    void shouldMeasure() {
        STATEMENTS.forEach((name, sql) -> {
            List<Double> bare = new ArrayList<>();
            List<Double> sandboxed = new ArrayList<>();
            List<Double> judged = new ArrayList<>();
            List<Double> seen = new ArrayList<>();
            for (int i = 0; i < WARM_UP + TIMES; i++) {
                // A statement that was not seen before, by its comment.
                String text = sql + " -- " + i;
                double a = millis(() -> bare(text));
                double b = millis(() -> assertThat(sandbox.test(request(text))).isInstanceOf(TestComplete.class));
                String unseen = text + " again"; // the sandbox has judged the text itself
                double c = millis(() -> assertThat(
                                guard.judge(unseen, guard.facts("demo")).isSafe())
                        .isTrue());
                double d = millis(() -> assertThat(
                                guard.judge(unseen, guard.facts("demo")).isSafe())
                        .isTrue());
                if (i >= WARM_UP) {
                    bare.add(a);
                    sandboxed.add(b);
                    judged.add(c);
                    seen.add(d);
                }
            }
            System.out.printf(
                    "%s: bare p50 %.2f ms, sandbox p50 %.2f ms, ratio %.1f, %.2f ms more; guard p50 %.3f ms p95 %.3f ms, seen before p50 %.4f ms p95 %.4f ms%n",
                    name,
                    percentile(bare, 50),
                    percentile(sandboxed, 50),
                    percentile(sandboxed, 50) / percentile(bare, 50),
                    percentile(sandboxed, 50) - percentile(bare, 50),
                    percentile(judged, 50),
                    percentile(judged, 95),
                    percentile(seen, 50),
                    percentile(seen, 95));
        });
    }

    private void bare(String sql) {
        pools.sandboxReader("demo").execute(sql, Tuple.tuple()).await().atMost(Duration.ofSeconds(10));
    }

    private static TestRequest request(String sql) {
        return new TestRequest(sql, "demo", 100, Instant.now().plusSeconds(30));
    }

    private static double millis(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e6;
    }

    private static double percentile(List<Double> values, int percent) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
