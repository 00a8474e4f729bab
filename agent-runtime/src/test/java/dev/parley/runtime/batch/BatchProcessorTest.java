package dev.parley.runtime.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchProcessorTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** The {@code number}th of its key. */
    private record Item(int key, int number, boolean bad) {

        static Item of(int number) {
            return new Item(0, number, false);
        }
    }

    private static final class BadItemException extends RuntimeException {}

    /** Keeps what it gets, all or none, when it is neither closed nor asked to fail. */
    private static final class Store implements BatchSink<Item> {

        private final List<Item> kept = new CopyOnWriteArrayList<>();
        private final List<Item> lost = new CopyOnWriteArrayList<>();
        private final List<Integer> sizes = new CopyOnWriteArrayList<>();
        private final Semaphore open = new Semaphore(Integer.MAX_VALUE);
        private final CountDownLatch entered = new CountDownLatch(1);
        private volatile Random away;

        @Override
        public void write(List<Item> items) {
            entered.countDown();
            open.acquireUninterruptibly();
            open.release();
            if (away != null && away.nextInt(8) == 0) {
                throw new IllegalStateException("the store is away");
            }
            sizes.add(items.size());
            if (items.stream().anyMatch(Item::bad)) {
                throw new BadItemException();
            }
            kept.addAll(items);
        }

        @Override
        public boolean blamesItem(RuntimeException failure) {
            return failure instanceof BadItemException;
        }

        @Override
        public void lost(List<Item> items) {
            lost.addAll(items);
        }

        void shut() {
            open.drainPermits();
        }

        void open() {
            open.release(1_000_000);
        }
    }

    /** Whatever comes from how many, however the store fails: nothing lost, nothing twice, in order for each key. */
    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void shouldKeepEachItemOnceAndInItsOrder(
            @ForAll @IntRange(min = 1, max = 5) int callers,
            @ForAll @IntRange(max = 60) int each,
            @ForAll @IntRange(min = 1, max = 20) int size,
            @ForAll @IntRange(max = 20) int spare,
            @ForAll @IntRange(max = 3) int intervalMillis,
            @ForAll long seed)
            throws InterruptedException {
        Store store = new Store();
        store.away = new Random(seed);
        var processor = processor(store, new BatchLimits(size + spare, size, Duration.ofMillis(intervalMillis), LONG));
        processor.start();
        List<Item> taken = new CopyOnWriteArrayList<>();
        List<Thread> threads = IntStream.range(0, callers)
                .mapToObj(key ->
                        Thread.ofVirtual().start(() -> bring(processor, key, each, new Random(seed + key), taken)))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        processor.close();

        assertThat(store.kept)
                .containsExactlyInAnyOrderElementsOf(
                        taken.stream().filter(item -> !item.bad()).toList());
        assertThat(store.lost)
                .containsExactlyInAnyOrderElementsOf(
                        taken.stream().filter(Item::bad).toList());
        for (int key = 0; key < callers; key++) {
            assertThat(numbers(store.kept, key)).isSorted();
            assertThat(numbers(store.lost, key)).isSorted();
        }
        assertThat(store.sizes).allMatch(written -> written <= size);
        assertThat(registry.counter("parley.batch.items", "batch", "test", "outcome", "written")
                        .count())
                .isGreaterThanOrEqualTo(store.kept.size());
    }

    private static void bring(BatchProcessor<Item> processor, int key, int each, Random random, List<Item> taken) {
        for (int number = 0; number < each; number++) {
            Item item = new Item(key, number, random.nextInt(8) == 0);
            boolean there = random.nextBoolean() ? processor.offer(item) : offered(processor, item);
            if (there) {
                taken.add(item);
            }
            if (random.nextInt(5) == 0) {
                Thread.yield();
            }
        }
    }

    private static boolean offered(BatchProcessor<Item> processor, Item item) {
        try {
            return processor.offer(item, LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Integer> numbers(List<Item> items, int key) {
        return items.stream()
                .filter(item -> item.key() == key)
                .map(Item::number)
                .toList();
    }

    @Test
    void shouldWriteWhatThereIsWhenTheIntervalIsOver() throws InterruptedException {
        Store store = new Store();
        try (var processor = processor(store, new BatchLimits(100, 100, Duration.ofMillis(5), LONG))) {
            processor.start();
            processor.offer(Item.of(1));

            assertThat(store.entered.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(store.kept).containsExactly(Item.of(1));
    }

    @Test
    void shouldWriteFullBatchesWithoutWaitingForTheInterval() {
        Store store = new Store();
        var processor = processor(store, new BatchLimits(100, 10, Duration.ofDays(1), LONG));
        for (int number = 0; number < 25; number++) {
            processor.offer(Item.of(number));
        }
        processor.start();
        processor.close();

        assertThat(store.sizes).containsExactly(10, 10, 5);
    }

    @Test
    void shouldTellThatThereIsNoRoomOrLetTheCallerWaitForIt() throws InterruptedException {
        Store store = new Store();
        store.shut();
        try (var processor = processor(store, new BatchLimits(2, 1, Duration.ZERO, LONG))) {
            processor.start();
            processor.offer(Item.of(0));
            store.entered.await();
            assertThat(processor.offer(Item.of(1))).isTrue();
            assertThat(processor.offer(Item.of(2))).isTrue();

            assertThat(processor.offer(Item.of(3))).isFalse();
            assertThat(processor.offer(Item.of(4), Duration.ofMillis(5))).isFalse();
            List<Boolean> late = new CopyOnWriteArrayList<>();
            Thread patient = Thread.ofVirtual().start(() -> late.add(offered(processor, Item.of(5))));
            store.open();
            patient.join();

            assertThat(late).containsExactly(true);
        }
        assertThat(store.kept).extracting(Item::number).containsExactly(0, 1, 2, 5);
        assertThat(registry.counter("parley.batch.items", "batch", "test", "outcome", "refused")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void shouldFindABadItemByHalving() {
        Store store = new Store();
        var processor = processor(store, new BatchLimits(64, 64, Duration.ZERO, LONG));
        List<Item> all = new ArrayList<>();
        for (int number = 0; number < 64; number++) {
            all.add(new Item(0, number, number == 37));
        }
        all.forEach(processor::offer);
        processor.start();
        processor.close();

        assertThat(store.lost).containsExactly(all.get(37));
        assertThat(store.kept).hasSize(63).extracting(Item::number).isSorted();
        assertThat(store.sizes).as("writes").hasSize(13);
    }

    /** A sink with faults of its own: neither they nor an error end the writing. */
    @ParameterizedTest
    @ValueSource(strings = {"an error", "a failure that it does not know"})
    void shouldLoseOnlyWhatTheSinkBreaksOn(String fault) {
        List<Item> kept = new ArrayList<>();
        BatchSink<Item> broken = new BatchSink<>() {
            @Override
            public void write(List<Item> items) {
                if (items.stream().anyMatch(Item::bad)) {
                    if (fault.equals("an error")) {
                        throw new StackOverflowError();
                    }
                    throw new BadItemException();
                }
                kept.addAll(items);
            }

            @Override
            public boolean blamesItem(RuntimeException failure) {
                throw new IllegalStateException("what is that?");
            }

            @Override
            public void lost(List<Item> items) {
                throw new IllegalStateException("not that again");
            }
        };
        var processor = new BatchProcessor<>("test", new BatchLimits(10, 4, Duration.ZERO, LONG), broken, registry);
        for (int number = 0; number < 10; number++) {
            processor.offer(new Item(0, number, number == 2));
        }
        processor.start();
        processor.close();

        assertThat(kept).extracting(Item::number).containsExactly(0, 1, 3, 4, 5, 6, 7, 8, 9);
        assertThat(registry.counter("parley.batch.items", "batch", "test", "outcome", "lost")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldNotLetWaitAgainWhatHasWaitedDuringAWrite() throws InterruptedException {
        Store store = new Store();
        store.shut();
        AtomicLong clock = new AtomicLong();
        CountDownLatch written = new CountDownLatch(3);
        BatchSink<Item> counting = new BatchSink<>() {
            @Override
            public void write(List<Item> items) {
                store.write(items);
                items.forEach(item -> written.countDown());
            }

            @Override
            public boolean blamesItem(RuntimeException failure) {
                return false;
            }

            @Override
            public void lost(List<Item> items) {
                store.lost(items);
            }
        };
        var limits = new BatchLimits(10, 2, Duration.ofDays(1), LONG);
        try (var processor = new BatchProcessor<>("test", limits, counting, registry, clock::get)) {
            processor.offer(Item.of(0));
            processor.offer(Item.of(1));
            processor.start();
            store.entered.await();
            processor.offer(Item.of(2));
            clock.set(Duration.ofDays(2).toNanos());
            store.open();

            assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldCountWhatThereIsNoTimeForAtTheEnd() throws InterruptedException {
        Store store = new Store();
        store.away = new Random() {
            @Override
            public int nextInt(int bound) {
                return 0;
            }
        };
        var processor = processor(store, new BatchLimits(10, 2, Duration.ZERO, Duration.ofMillis(20)));
        processor.start();
        for (int number = 0; number < 5; number++) {
            processor.offer(Item.of(number));
        }
        store.entered.await();
        processor.close();

        assertThat(store.kept).isEmpty();
        assertThat(store.lost).extracting(Item::number).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThat(processor.offer(Item.of(6))).isFalse();
    }

    /** A driver tells of an interrupt by a failure of its own. */
    @Test
    void shouldBlameNoItemForTheInterruptAtTheEnd() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        List<List<Item>> tried = new CopyOnWriteArrayList<>();
        List<List<Item>> lost = new CopyOnWriteArrayList<>();
        BatchSink<Item> slow = new BatchSink<>() {
            @Override
            public void write(List<Item> items) {
                tried.add(List.copyOf(items));
                entered.countDown();
                try {
                    Thread.sleep(LONG);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public boolean blamesItem(RuntimeException failure) {
                return true;
            }

            @Override
            public void lost(List<Item> items) {
                lost.add(items);
            }
        };
        var limits = new BatchLimits(10, 4, Duration.ZERO, Duration.ofMillis(20));
        var processor = new BatchProcessor<>("test", limits, slow, registry);
        List<Item> items = List.of(Item.of(0), Item.of(1), Item.of(2), Item.of(3));
        items.forEach(processor::offer);
        processor.start();
        entered.await();
        processor.close();

        assertThat(tried).containsExactly(items);
        assertThat(lost).containsExactly(items);
    }

    @Test
    void shouldRefuseLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> new BatchLimits(1, 2, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private BatchProcessor<Item> processor(Store store, BatchLimits limits) {
        return new BatchProcessor<>("test", limits, store, registry);
    }
}
