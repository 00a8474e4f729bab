package dev.parley.runtime.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.runtime.testing.EmbeddedServers;
import dev.parley.runtime.work.Withdrawal;
import dev.parley.runtime.work.WithdrawnException;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances over a real Redis. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "clarifier"))
@Timeout(300)
class CacheManagerQuarkusTest {

    private static final Ttl LONG = Ttl.of(Duration.ofMinutes(1));
    private static final Ttl EXACT = LONG.exactly();
    private static final int MOST_BYTES = 1_000;

    @Inject
    ReactiveRedisDataSource reactive;

    @Inject
    RedisDataSource redis;

    @Inject
    Vertx vertx;

    private final String database = "db-" + UUID.randomUUID();
    private final CacheKey<Value> key = key("one");
    private final AtomicInteger computed = new AtomicInteger();

    private TestCaches caches;
    private CacheManager one;
    private CacheManager other;
    private ExecutorService threads;

    /** A value as services keep it. */
    record Value(String text, int number) {}

    /** One that leaves out what is empty where it is told of. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Named(String name, List<String> others, boolean active) {}

    @BeforeEach
    void start() {
        caches = new TestCaches(
                reactive,
                vertx,
                Map.of("parley.cache.shared-value-bytes", Integer.toString(MOST_BYTES), "parley.cache.lease", "1s"));
        one = caches.another();
        other = caches.another();
        threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    @AfterEach
    void stop() {
        caches.close();
        threads.close();
    }

    @Test
    void shouldComputeOnceForAllInstances() {
        assertThat(one.getOrCompute(key, LONG, this::compute)).isEqualTo(new Value("made", 1));
        assertThat(one.getOrCompute(key, LONG, this::compute)).isEqualTo(new Value("made", 1));
        assertThat(other.getOrCompute(key, LONG, this::compute)).isEqualTo(new Value("made", 1));
        assertThat(caches.count("local")).isEqualTo(1);
        assertThat(caches.count("redis")).isEqualTo(1);
        assertThat(caches.count("miss")).isEqualTo(1);
    }

    @Test
    void shouldLetOneComputeWhileTheOthersOfAllInstancesWait() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        List<Future<Value>> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            CacheManager manager = i % 2 == 0 ? one : other;
            callers.add(threads.submit(() -> manager.getOrCompute(key, LONG, () -> {
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
        assertThat(computed).hasValue(1);
    }

    @Test
    void shouldComputeInAnotherInstanceWhenTheFirstIsGone() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Future<Value> gone = threads.submit(() -> one.getOrCompute(key, LONG, () -> {
            started.countDown();
            await(never);
            return compute();
        }));
        started.await();
        one.stop(); // it extends its lease no longer

        assertThat(other.getOrCompute(key, LONG, this::compute)).isEqualTo(new Value("made", 1));

        never.countDown();
        gone.get();
        assertThat(other.getOrCompute(key, LONG, this::compute))
                .as("what came too late is not kept")
                .isEqualTo(new Value("made", 1));
    }

    @Test
    void shouldComputeForWhoWaitsWhenWhoComputesIsWithdrawn() throws Exception {
        Withdrawal withdrawal = Withdrawal.possible();
        CountDownLatch started = new CountDownLatch(1);
        Future<Value> withdrawn = threads.submit(() -> one.getOrCompute(key, LONG, () -> {
            started.countDown();
            return withdrawal.unless(Uni.createFrom().<Value>nothing()).await().indefinitely();
        }));
        started.await();
        Future<Value> waiting = threads.submit(() -> one.getOrCompute(key, LONG, this::compute));
        Future<Value> waitingElsewhere = threads.submit(() -> other.getOrCompute(key, LONG, this::compute));

        withdrawal.happen();

        assertThat(waiting.get()).isEqualTo(new Value("made", 1));
        assertThat(waitingElsewhere.get()).isEqualTo(new Value("made", 1));
        assertThatThrownBy(withdrawn::get).hasCauseInstanceOf(WithdrawnException.class);
    }

    @Test
    void shouldNotKeepAFailure() {
        assertThatThrownBy(() -> one.getOrCompute(key, LONG, () -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        assertThat(one.getOrCompute(key, LONG, this::compute)).isEqualTo(new Value("made", 1));
    }

    @Test
    void shouldRememberThatThereIsNone() {
        Ttl ttl = LONG.rememberingAbsence(Duration.ofMinutes(1));

        assertThat(one.findOrCompute(key, ttl, this::none)).isEmpty();
        assertThat(one.findOrCompute(key, ttl, this::none)).isEmpty();
        assertThat(other.findOrCompute(key, ttl, this::none)).isEmpty();
        assertThat(computed).hasValue(1);
    }

    @Test
    void shouldNotRememberThatThereIsNoneWhereNobodyWantsThat() {
        assertThat(one.findOrCompute(key, LONG, this::none)).isEmpty();
        assertThat(one.findOrCompute(key, LONG, this::none)).isEmpty();
        assertThat(computed).hasValue(2);
    }

    @Test
    void shouldGiveWhatIsStaleAtOnceWhileOneRenewsIt() throws Exception {
        Ttl ttl = Ttl.of(Duration.ofMillis(1)).staleUntil(Duration.ofMinutes(1));
        one.getOrCompute(key, ttl, this::compute);
        Thread.sleep(2);
        CountDownLatch finish = new CountDownLatch(1);
        Supplier<Value> slow = () -> {
            await(finish);
            return compute();
        };

        assertThat(one.getOrCompute(key, ttl, slow)).isEqualTo(new Value("made", 1));
        assertThat(other.getOrCompute(key, ttl, slow)).isEqualTo(new Value("made", 1));
        finish.countDown();

        Value now;
        do {
            now = other.getOrCompute(key, ttl, slow);
        } while (now.number() == 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{not json",
                "[]",
                "\"text\"",
                "{\"text\":{}}",
                "{\"text\":\"cut o",
                "",
                "7",
                "{}",
                "null",
                "{\"text\":\"older\"}",
                "{\"text\":\"older\",\"number\":null}",
                "{\"number\":7}",
                "{\"another\":\"kind\"}"
            })
    void shouldTakeGarbageForAMissAndReplaceIt(String garbage) {
        Ttl ttl = LONG.rememberingAbsence(Duration.ofMinutes(1));
        one.getOrCompute(key, ttl, this::compute);
        redis.hash(String.class).hset(SharedLevel.value(key), "v", garbage);

        assertThat(other.getOrCompute(key, ttl, this::compute)).isEqualTo(new Value("made", 2));
        assertThat(caches.another().getOrCompute(key, ttl, this::compute)).isEqualTo(new Value("made", 2));
    }

    @Test
    void shouldShareWhatHasNullInIt() {
        CacheKey<Named> named = CacheKey.of(new CacheRegion("test", database), Named.class, IdentityScope.everybody());
        Named value = new Named(null, List.of(), true);

        assertThat(one.getOrCompute(named, LONG, () -> value)).isEqualTo(value);
        assertThat(other.getOrCompute(named, LONG, () -> new Named("again", null, false)))
                .isEqualTo(value);
    }

    @Test
    void shouldComputeForWhoHasWaitedLongInThisProcess() throws Exception {
        try (TestCaches impatient = new TestCaches(reactive, vertx, Map.of("parley.cache.patience", "20ms"))) {
            CacheManager manager = impatient.another();
            CountDownLatch started = new CountDownLatch(1);
            CountDownLatch finish = new CountDownLatch(1);
            Future<Value> slow = threads.submit(() -> manager.getOrCompute(key, LONG, () -> {
                started.countDown();
                await(finish);
                return new Value("slow", 0);
            }));
            started.await();

            assertThat(manager.getOrCompute(key, LONG, this::compute)).isEqualTo(new Value("made", 1));

            finish.countDown();
            assertThat(slow.get().text()).isEqualTo("slow");
        }
    }

    @Test
    void shouldNotWaitForAnotherWhenNobodyWantsTheAnswer() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Future<Value> slow = threads.submit(() -> one.getOrCompute(key, LONG, () -> {
            started.countDown();
            await(finish);
            return compute();
        }));
        started.await();
        Withdrawal withdrawal = Withdrawal.possible();
        withdrawal.happen();

        assertThatThrownBy(() -> withdrawal.during(() -> one.getOrCompute(key, LONG, this::compute)))
                .isInstanceOf(WithdrawnException.class);

        finish.countDown();
        assertThat(slow.get()).isEqualTo(new Value("made", 1));
    }

    @Test
    void shouldTakeAnythingElseUnderItsKeyForAMissAndReplaceIt() {
        redis.list(String.class).lpush(SharedLevel.value(key), "what", "is", "this");

        assertThat(one.getOrCompute(key, LONG, this::compute)).isEqualTo(new Value("made", 1));
        assertThat(other.getOrCompute(key, LONG, this::compute)).isEqualTo(new Value("made", 1));
    }

    @Test
    void shouldNotPutWhatIsTooLargeIntoRedis() {
        Supplier<Value> large = () -> new Value("x".repeat(MOST_BYTES), computed.incrementAndGet());

        assertThat(one.getOrCompute(key, LONG, large).number()).isEqualTo(1);
        assertThat(one.getOrCompute(key, LONG, large).number()).isEqualTo(1);
        assertThat(other.getOrCompute(key, LONG, large).number()).isEqualTo(2);
        assertThat(redis.key().exists(SharedLevel.value(key))).isFalse();
    }

    @Test
    void shouldLetGoByKeyByKindAndByDatabaseInAllInstances() {
        CacheKey<Value> second = key("two");
        for (Set<CacheScope> scopes : List.<Set<CacheScope>>of(
                Set.of(key),
                Set.of(new CacheRegion("test", database)),
                Set.of(CacheRegion.ofNamespace("test")),
                Set.of(CacheRegion.ofDatabase(database)),
                Set.of(CacheRegion.everything()))) {
            int before = one.getOrCompute(key, LONG, this::compute).number();
            int beforeSecond = other.getOrCompute(second, LONG, this::compute).number();
            other.getOrCompute(key, LONG, this::compute);

            one.invalidate(scopes);

            int after = other.getOrCompute(key, LONG, this::compute).number();
            assertThat(after).as(scopes.toString()).isGreaterThan(before);
            assertThat(one.getOrCompute(key, LONG, this::compute).number()).isEqualTo(after);
            int afterSecond = other.getOrCompute(second, LONG, this::compute).number();
            assertThat(afterSecond == beforeSecond).as(scopes.toString()).isEqualTo(scopes.contains(key));
        }
    }

    @Test
    void shouldLeaveOtherRegionsAlone() {
        one.getOrCompute(key, LONG, this::compute);
        one.invalidate(Set.of(CacheRegion.ofDatabase("another"), CacheRegion.ofNamespace("other"), key("two")));

        assertThat(one.getOrCompute(key, LONG, this::compute).number()).isEqualTo(1);
        assertThat(caches.count("local")).isEqualTo(1);
        assertThat(other.getOrCompute(key, LONG, this::compute).number()).isEqualTo(1);
    }

    @Test
    void shouldNotKeepWhatWasBegunBeforeItWasLetGo() throws Exception {
        for (CacheScope scope : List.of(key, CacheRegion.ofDatabase(database))) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch finish = new CountDownLatch(1);
            Future<Value> old = threads.submit(() -> one.getOrCompute(key, LONG, () -> {
                begun.countDown();
                await(finish);
                return new Value("old", 0);
            }));
            begun.await();

            other.invalidate(Set.of(scope));
            assertThat(one.getOrCompute(key, LONG, this::compute).text())
                    .as("who asks afterwards does not wait for it")
                    .isEqualTo("made");
            finish.countDown();

            assertThat(old.get().text()).isEqualTo("old");
            assertThat(one.getOrCompute(key, LONG, this::compute).text()).isEqualTo("made");
            assertThat(other.getOrCompute(key, LONG, this::compute).text()).isEqualTo("made");
            one.invalidate(Set.of(key));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldPassTheCacheWhileSomethingChanges(boolean wholeRegion) {
        one.getOrCompute(key, EXACT, this::compute);
        other.getOrCompute(key, EXACT, this::compute);
        assertThat(computed).hasValue(1);
        CacheScope scope = wholeRegion ? new CacheRegion("test", database) : key;

        try (Change first = one.changing(Set.of(scope))) {
            for (CacheManager manager : List.of(one, other, one, other)) {
                manager.getOrCompute(key, EXACT, this::compute);
            }
            assertThat(computed).hasValue(5);
            other.changing(Set.of(scope)).close();
            other.getOrCompute(key, EXACT, this::compute);
            assertThat(computed).as("the first goes on").hasValue(6);
        }

        for (CacheManager manager : List.of(other, one, one, other)) {
            assertThat(manager.getOrCompute(key, EXACT, this::compute).number()).isEqualTo(7);
        }
    }

    @Test
    void shouldEndAChangeWhoseWriterIsGone() throws Exception {
        try (TestCaches short_ = new TestCaches(reactive, vertx, Map.of("parley.cache.longest-change", "200ms"))) {
            CacheManager writer = short_.another();
            writer.changing(Set.of(key));
            writer.stop();

            int last;
            int now = 0;
            do {
                last = now;
                now = other.getOrCompute(key, EXACT, this::compute).number();
            } while (now != last);
        }
    }

    @Test
    void shouldEndAChangeThatIsNotClosed() throws Exception {
        try (TestCaches short_ = new TestCaches(reactive, vertx, Map.of("parley.cache.longest-change", "200ms"))) {
            CacheManager writer = short_.another();
            writer.changing(Set.of(key), LONG);

            int last;
            int now = 0;
            do {
                last = now;
                now = writer.getOrCompute(key, LONG, this::compute).number();
            } while (now != last);
        }
    }

    @Test
    @Timeout(30)
    void shouldNotWaitForOthersWhereNoValueIsExact() {
        String listeners = "parley:cache:2:listeners";
        redis.sortedSet(String.class).zadd(listeners, Double.MAX_VALUE, "one that never answers");
        try (TestCaches patient = new TestCaches(reactive, vertx, Map.of("parley.cache.trust", "1h"))) {
            CacheManager writer = patient.another();
            other.getOrCompute(key, LONG, this::compute);

            try (Change change = writer.changing(Set.of(key), LONG)) {
                assertThat(writer.getOrCompute(key, LONG, this::compute).number())
                        .isEqualTo(2);
                assertThat(writer.getOrCompute(key, LONG, this::compute).number())
                        .isEqualTo(3);
            }
            assertThat(writer.getOrCompute(key, LONG, this::compute).number()).isEqualTo(4);
            assertThat(writer.getOrCompute(key, LONG, this::compute).number()).isEqualTo(4);
        } finally {
            redis.sortedSet(String.class).zrem(listeners, "one that never answers");
        }
    }

    @Test
    void shouldNotKeepExactValuesWithoutContact() {
        try (TestCaches unsettled = new TestCaches(reactive, vertx, Map.of("parley.cache.settle", "1h"))) {
            CacheManager manager = unsettled.start();

            manager.getOrCompute(key, EXACT, this::compute);
            manager.getOrCompute(key, EXACT, this::compute);
            assertThat(computed).hasValue(2);
            manager.getOrCompute(key, LONG, this::compute);
            manager.getOrCompute(key, LONG, this::compute);
            assertThat(computed).hasValue(3);
        }
    }

    /** Writers and readers in both instances; no one reads less than what was committed and closed when the read began. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNeverGiveWhatWasBeforeAClosedChange(boolean exact) throws Exception {
        Ttl ttl = exact ? EXACT : LONG;
        int keys = 3;
        AtomicLong[] rows = new AtomicLong[keys];
        AtomicLong[] closed = new AtomicLong[keys];
        List<CacheKey<Long>> all = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            rows[i] = new AtomicLong();
            closed[i] = new AtomicLong();
            all.add(CacheKey.of(new CacheRegion("test", database), Long.class, IdentityScope.everybody(), i));
        }
        List<CacheManager> managers = List.of(one, other);
        CountDownLatch done = new CountDownLatch(2);
        List<Callable<Void>> work = new ArrayList<>();
        for (int w = 0; w < 2; w++) {
            CacheManager manager = managers.get(w);
            work.add(() -> {
                for (int n = 0; n < 60; n++) {
                    int i = ThreadLocalRandom.current().nextInt(keys);
                    CacheScope scope = n % 3 == 0 ? new CacheRegion("test", database) : all.get(i);
                    long written;
                    try (Change change = manager.changing(Set.of(scope))) {
                        written = rows[i].incrementAndGet();
                        pauseABit();
                    }
                    closed[i].accumulateAndGet(written, Math::max);
                }
                done.countDown();
                return null;
            });
        }
        for (int r = 0; r < 6; r++) {
            CacheManager manager = managers.get(r % 2);
            work.add(() -> {
                while (done.getCount() > 0) {
                    int i = ThreadLocalRandom.current().nextInt(keys);
                    long atLeast = closed[i].get();
                    long read = manager.getOrCompute(all.get(i), ttl, () -> {
                        long row = rows[i].get();
                        pauseABit();
                        return row;
                    });
                    assertThat(read).isGreaterThanOrEqualTo(atLeast);
                }
                return null;
            });
        }

        for (Future<Void> one : threads.invokeAll(work)) {
            one.get();
        }
        assertThat(caches.count("local")).as("the cache was of use").isPositive();
    }

    private static void pauseABit() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(4));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CacheKey<Value> key(String part) {
        return CacheKey.of(new CacheRegion("test", database), Value.class, IdentityScope.everybody(), part);
    }

    private Value compute() {
        return new Value("made", computed.incrementAndGet());
    }

    private Optional<Value> none() {
        computed.incrementAndGet();
        return Optional.empty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
