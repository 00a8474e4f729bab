package dev.parley.gateway.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutletTest {

    private final AtomicInteger closed = new AtomicInteger();
    private final Outlet<Integer> outlet = new Outlet<>(3, closed::incrementAndGet);

    @Test
    void shouldGiveWhatIsAskedForInOrder() {
        outlet.offer(1);
        outlet.offer(2);
        AssertSubscriber<Integer> client = outlet.items().subscribe().withSubscriber(AssertSubscriber.create(1));

        assertThat(client.getItems()).containsExactly(1);

        client.request(5);
        outlet.offer(3);

        assertThat(client.getItems()).containsExactly(1, 2, 3);
        client.assertNotTerminated();
    }

    @Test
    void shouldHaveRoomForSoMuchAndNoMore() {
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(outlet::offer)).containsExactly(true, true, true, false);
    }

    @Test
    void shouldEndAfterWhatWaits() {
        outlet.offer(1);
        outlet.end();
        AssertSubscriber<Integer> client = outlet.items().subscribe().withSubscriber(AssertSubscriber.create(0));

        client.assertNotTerminated();
        assertThat(closed).hasValue(0);

        client.request(1);

        client.assertCompleted().assertItems(1);
        assertThat(closed).hasValue(1);
    }

    @Test
    void shouldCloseOnceWhenTheClientLeaves() {
        AssertSubscriber<Integer> client = outlet.items().subscribe().withSubscriber(AssertSubscriber.create(1));

        client.cancel();
        outlet.abandon();
        outlet.end();

        assertThat(closed).hasValue(1);
        assertThat(outlet.offer(1)).as("nobody is there to miss it").isTrue();
        assertThat(outlet.isEmpty()).isTrue();
    }

    @Test
    void shouldTellWhoTakesNothing() throws Exception {
        assertThat(outlet.isStuck(Duration.ZERO)).as("nothing waits").isFalse();

        outlet.offer(1);

        assertThat(outlet.isStuck(Duration.ofHours(1))).isFalse();
        assertThat(outlet.isStuck(Duration.ZERO)).isTrue();
        IntStream.of(2, 3).forEach(outlet::offer);
        assertThat(outlet.put(4, Duration.ofMillis(1))).isFalse();
    }

    @Test
    void shouldLoseAndMixNothingOfManyWriters() throws Exception {
        AssertSubscriber<Integer> client =
                outlet.items().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 8; writer++) {
                int first = writer * 1_000;
                writers.submit(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        outlet.put(first + i, Duration.ofMinutes(1));
                    }
                    return null;
                });
            }
        }
        outlet.end();

        client.awaitCompletion();
        List<Integer> items = client.getItems();
        assertThat(items).hasSize(8_000);
        for (int writer = 0; writer < 8; writer++) {
            int from = writer * 1_000;
            assertThat(items.stream().filter(item -> item >= from && item < from + 1_000))
                    .isSorted();
        }
    }
}
