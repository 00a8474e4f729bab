package dev.parley.gateway.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** By a clock that the test moves. */
class LocalMetersTest {

    private static final long SECOND = 1_000_000;
    private static final List<Meter> THREE = List.of(new Meter("three", 3));

    private final AtomicLong now = new AtomicLong(1_000 * SECOND);
    private final LocalMeters meters = new LocalMeters(now::get);

    @Test
    void shouldLetTheLimitThroughAtOnceAndThenOneByOne() {
        assertThat(List.of(meters.take(THREE), meters.take(THREE), meters.take(THREE)))
                .extracting(Reading::waitMicros)
                .containsOnly(0L);
        assertThat(meters.take(THREE).waitMicros()).isEqualTo(20 * SECOND);

        now.addAndGet(19 * SECOND);
        assertThat(meters.take(THREE).waitMicros()).isEqualTo(SECOND);

        now.addAndGet(SECOND);
        assertThat(meters.take(THREE).waitMicros()).isZero();
        assertThat(meters.take(THREE).waitMicros()).isEqualTo(20 * SECOND);
    }

    @Test
    void shouldBeFullAgainAfterAMinuteAndNoFuller() {
        meters.take(THREE);
        now.addAndGet(3_600 * SECOND);

        assertThat(meters.take(THREE)).isEqualTo(new Reading(0, 40 * SECOND, 0));
    }

    @Test
    void shouldTakeOfNoneWhenOneRefuses() {
        List<Meter> both = List.of(new Meter("one", 1), new Meter("two", 2));
        meters.take(both);

        assertThat(meters.take(both)).isEqualTo(new Reading(0, 0, 60 * SECOND));
        assertThat(meters.take(List.of(new Meter("two", 2))).waitMicros()).isZero();
    }
}
