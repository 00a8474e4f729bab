package dev.parley.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.testing.RedisProxy;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A Redis that is away or slow, as the product is configured: answers are right, and after some waits there are no more. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "clarifier"))
@QuarkusTestResource(RedisProxy.class)
@Timeout(60)
class RedisFaultsQuarkusTest {

    private static final String BREAKER = "redis-cache-read";
    private static final Ttl LONG = Ttl.of(Duration.ofMinutes(1));
    private static final Ttl EXACT = LONG.exactly();

    @Inject
    CacheManager cache;

    @Inject
    CircuitBreakerMaintenance breakers;

    @Inject
    MeterRegistry meters;

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    Vertx vertx;

    @Inject
    CacheConfig config;

    private final CacheRegion region = new CacheRegion("faults", "db-" + UUID.randomUUID());
    private final AtomicInteger computed = new AtomicInteger();

    /** What Redis can have. */
    enum Fault {
        PAUSED {
            @Override
            void begin() {
                RedisProxy.pause();
            }

            @Override
            void end() {
                RedisProxy.resume();
            }
        },
        SLOW {
            @Override
            void begin() {
                RedisProxy.proxy().delay(Duration.ofSeconds(1));
            }

            @Override
            void end() {
                RedisProxy.proxy().delay(Duration.ZERO);
            }
        },
        CLOSED {
            @Override
            void begin() {
                RedisProxy.proxy().close();
            }

            @Override
            void end() {
                RedisProxy.proxy().open();
            }
        };

        abstract void begin();

        abstract void end();
    }

    @AfterEach
    void mend() {
        for (Fault fault : Fault.values()) {
            fault.end();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldComputeWithoutWaitingOnceItKnowsAndUseRedisAgainAfterwards(Fault fault) throws Exception {
        untilItIsUsed();
        double refusedBefore = callsThatWereNotTried();

        fault.begin();
        for (int i = 0; breakers.currentState(BREAKER) != CircuitBreakerState.OPEN; i++) {
            assertThat(value("closed" + i, LONG)).isEqualTo(computed.get());
        }
        for (int i = 0; i < 10; i++) {
            assertThat(value("open" + i, LONG)).isEqualTo(computed.get());
        }
        assertThat(callsThatWereNotTried()).isGreaterThan(refusedBefore);
        int before = computed.get();
        value("open0", LONG);
        assertThat(computed).as("this process still has it").hasValue(before);

        fault.end();
        untilItIsUsed();
        assertThat(breakers.currentState(BREAKER)).isEqualTo(CircuitBreakerState.CLOSED);
    }

    @Test
    void shouldLetFewThroughWhileItIsHalfOpen() throws Exception {
        untilItIsUsed();
        List<CircuitBreakerState> states = new CopyOnWriteArrayList<>();
        breakers.onStateChange(BREAKER, states::add);

        RedisProxy.pause();
        while (!states.contains(CircuitBreakerState.OPEN)) {
            value(UUID.randomUUID().toString(), LONG);
        }
        double before = callsThatFailed();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.submit(() -> {
                    while (Collections.frequency(states, CircuitBreakerState.OPEN) < 2) {
                        value(UUID.randomUUID().toString(), LONG);
                        Thread.sleep(1);
                    }
                    return null;
                });
            }
        }

        assertThat(states)
                .startsWith(CircuitBreakerState.OPEN, CircuitBreakerState.HALF_OPEN, CircuitBreakerState.OPEN);
        assertThat(callsThatFailed() - before).isBetween(1.0, 2.0);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveNobodyWhatWasBeforeAChangeThatRedisWasNotToldOf(Fault fault) throws Exception {
        try (TestCaches caches =
                new TestCaches(redis, vertx, Map.of("parley.cache.trust", "2s", "parley.cache.settle", "2s"))) {
            untilItIsUsed();
            CacheManager other = caches.another();
            AtomicInteger row = new AtomicInteger(1);
            CacheKey<Integer> key = key("row");
            assertThat(other.getOrCompute(key, EXACT, row::get)).isEqualTo(1);
            cache.getOrCompute(key, EXACT, row::get);

            fault.begin();
            try (Change change = cache.changing(Set.of(key))) {
                row.set(2);
            }
            assertThat(cache.getOrCompute(key, EXACT, row::get)).isEqualTo(2);
            assertThat(other.getOrCompute(key, EXACT, row::get)).isEqualTo(2);

            fault.end();
            while (!cache.isExact() || !other.isExact()) {
                assertThat(cache.getOrCompute(key, EXACT, row::get)).isEqualTo(2);
                assertThat(other.getOrCompute(key, EXACT, row::get)).isEqualTo(2);
                Thread.sleep(10);
            }
            assertThat(cache.getOrCompute(key, EXACT, row::get)).isEqualTo(2);
            assertThat(other.getOrCompute(key, EXACT, row::get)).isEqualTo(2);
        }
    }

    /** So many that they are one debt, of everything. */
    @Test
    void shouldKnowThatItOwesOthersEachOfManyChanges() {
        Coherence coherence = new Coherence(new SharedLevel(redis), redis, vertx, config, scopes -> {});
        Set<CacheScope> changed =
                IntStream.rangeClosed(0, 1_000).mapToObj(i -> key("row" + i)).collect(Collectors.toUnmodifiableSet());
        assertThat(coherence.owes(key("row7"))).isFalse();

        Fault.CLOSED.begin();
        coherence.tell("change", changed);

        assertThat(changed).hasSize(1_001).allMatch(scope -> coherence.owes((CacheKey<?>) scope));
    }

    @Test
    void shouldCountHowValuesCame() throws Exception {
        untilItIsUsed();

        assertThat(meters.get("parley.cache.requests")
                        .tags("cache", "faults", "level", "local")
                        .counter()
                        .count())
                .isPositive();
        assertThat(meters.get("parley.cache.requests")
                        .tags("cache", "faults", "level", "miss")
                        .counter()
                        .count())
                .isPositive();
    }

    /** Exact values are kept when all is well. */
    private void untilItIsUsed() throws InterruptedException {
        int i = 0;
        int first;
        do {
            Thread.sleep(20);
            first = value("used" + ++i, EXACT);
        } while (value("used" + i, EXACT) != first || breakers.currentState(BREAKER) != CircuitBreakerState.CLOSED);
    }

    private double callsThatWereNotTried() {
        return calls("circuitBreakerOpen");
    }

    private double callsThatFailed() {
        return calls("failure");
    }

    private double calls(String result) {
        return meters.find("ft.circuitbreaker.calls.total").tag("circuitBreakerResult", result).counters().stream()
                .filter(counter -> counter.getId().getTag("method").endsWith("SharedLevel.look"))
                .mapToDouble(Counter::count)
                .sum();
    }

    private int value(String part, Ttl ttl) {
        return cache.getOrCompute(key(part), ttl, computed::incrementAndGet);
    }

    private CacheKey<Integer> key(String part) {
        return CacheKey.of(region, Integer.class, IdentityScope.everybody(), part);
    }
}
