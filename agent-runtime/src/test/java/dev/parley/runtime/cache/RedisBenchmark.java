package dev.parley.runtime.cache;

import dev.parley.runtime.cache.RedisFaultsQuarkusTest.Fault;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.RedisProxy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What reads through the cache take with a Redis that is quick, slow, or away; not run by the tests. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "clarifier"))
@QuarkusTestResource(RedisProxy.class)
class RedisBenchmark {

    private static final int READS = 4_000;

    /** Of a catalog, or of a row over a network. */
    private static final Duration COMPUTATION = Duration.ofMillis(5);

    private static final Ttl LONG = Ttl.of(Duration.ofMinutes(1));

    @Inject
    CacheManager cache;

    private final CacheRegion region = new CacheRegion("speed", "db-" + UUID.randomUUID());

    @Test
    void read() throws InterruptedException {
        measure();
        double[] quick = measure();
        tell("quick", quick, quick);
        for (Fault fault : Fault.values()) {
            fault.begin();
            double[] broken = measure();
            fault.end();
            tell(fault.name().toLowerCase(Locale.ROOT), broken, quick);
            Thread.sleep(5_000);
        }
    }

    /** Milliseconds of each read of what nobody has read before, in order. */
    private double[] measure() {
        double[] millis = new double[READS];
        for (int i = 0; i < READS; i++) {
            CacheKey<Integer> key = CacheKey.of(
                    region,
                    Integer.class,
                    IdentityScope.everybody(),
                    UUID.randomUUID().toString());
            long start = System.nanoTime();
            cache.getOrCompute(key, LONG, RedisBenchmark::compute);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private static int compute() {
        try {
            Thread.sleep(COMPUTATION);
            return 1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tell(String state, double[] millis, double[] quick) {
        System.out.printf(
                Locale.ROOT,
                "Redis %s: a read of something new takes %.2f ms (%.2f of quick), median %.2f ms, longest %.0f ms%n",
                state,
                mean(millis),
                mean(millis) / mean(quick),
                millis[READS / 2],
                millis[READS - 1]);
    }

    private static double mean(double[] millis) {
        return Arrays.stream(millis).average().orElseThrow();
    }
}
