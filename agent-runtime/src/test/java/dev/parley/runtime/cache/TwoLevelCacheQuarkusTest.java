package dev.parley.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.work.Withdrawal;
import dev.parley.runtime.work.WithdrawnException;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Both levels, over a real Redis. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "clarifier"))
class TwoLevelCacheQuarkusTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    /** So short that the next look goes to Redis. */
    private static final Duration NOT_LOCAL = Duration.ofNanos(1);

    @Inject
    TwoLevelCache cache;

    @Inject
    RedisDataSource redis;

    private final String key = "test/" + UUID.randomUUID();
    private final AtomicInteger computed = new AtomicInteger();

    /** A value as services keep it. */
    record Value(String text, int number) {}

    @Test
    void shouldComputeOnce() {
        assertThat(get(LONG, this::compute)).isEqualTo(new Value("made", 1));
        assertThat(get(LONG, this::compute)).isEqualTo(new Value("made", 1));
    }

    @Test
    void shouldFindInRedisWhatThisProcessNoLongerHas() {
        get(NOT_LOCAL, this::compute);

        assertThat(get(NOT_LOCAL, this::compute)).isEqualTo(new Value("made", 1));
        assertThat(redis.value(String.class).get("parley:cache:" + key)).contains("\"text\":\"made\"");
    }

    @Test
    void shouldTakeGarbageForAMiss() {
        redis.value(String.class).set("parley:cache:" + key, "{not json");

        assertThat(get(LONG, this::compute)).isEqualTo(new Value("made", 1));
    }

    @Test
    void shouldComputeForWhoWaitsWhenWhoComputesIsWithdrawn() throws Exception {
        Withdrawal withdrawal = Withdrawal.possible();
        CountDownLatch started = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Value> withdrawn = executor.submit(() -> get(LONG, () -> {
                started.countDown();
                return withdrawal
                        .unless(Uni.createFrom().<Value>nothing())
                        .await()
                        .indefinitely();
            }));
            started.await();
            Future<Value> waiting = executor.submit(() -> get(LONG, this::compute));

            withdrawal.happen();

            assertThat(waiting.get()).isEqualTo(new Value("made", 1));
            assertThatThrownBy(withdrawn::get).hasCauseInstanceOf(WithdrawnException.class);
        }
    }

    @Test
    void shouldLetOneComputeWhileTheOthersWait() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Value>> callers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                callers.add(executor.submit(() -> get(LONG, () -> {
                    started.countDown();
                    await(finish);
                    return compute();
                })));
            }
            started.await();
            finish.countDown();
            for (Future<Value> caller : callers) {
                assertThat(caller.get()).isEqualTo(new Value("made", 1));
            }
        }
        assertThat(computed).hasValue(1);
    }

    @Test
    void shouldNotKeepAFailure() {
        assertThatThrownBy(() -> get(LONG, () -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        assertThat(get(LONG, this::compute)).isEqualTo(new Value("made", 1));
    }

    private Value compute() {
        return new Value("made", computed.incrementAndGet());
    }

    private Value get(Duration localTtl, Supplier<Value> compute) {
        return cache.getOrCompute(key, Value.class, localTtl, LONG, compute);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
