package dev.parley.gateway.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class TimingsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Timings timings = new Timings();

    @Test
    void shouldBeEmptyAtFirst() {
        assertThat(timings.count()).isZero();
        assertThat(timings.meanMillis()).isZero();
        assertThat(timings.percentileMillis(95)).isZero();
    }

    /** A mean of means, or one that is weighted by the last value, would be off. */
    @Test
    void shouldHaveTheTrueMean() {
        add(1, 1, 1, 97);

        assertThat(timings.meanMillis()).isEqualTo(25);
        assertThat(timings.sumMillis()).isEqualTo(100);
    }

    @Test
    void shouldComeNearToTheTruePercentiles() {
        Random random = new Random(7);
        double[] times = random.doubles(10_000)
                .map(d -> 0.05 + Math.exp(d * 10)) // from a hundredth of a millisecond to 20 seconds
                .toArray();
        add(times);
        Arrays.sort(times);

        assertThat(timings.percentileMillis(50)).isCloseTo(times[4_999], Percentage.withPercentage(2));
        assertThat(timings.percentileMillis(95)).isCloseTo(times[9_499], Percentage.withPercentage(2));
        assertThat(timings.meanMillis())
                .isCloseTo(Arrays.stream(times).average().orElseThrow(), within(1e-6));
    }

    @Test
    void shouldRememberTheSlowest() {
        UUID slow = UUID.randomUUID();
        timings.add(5, UUID.randomUUID(), NOON);
        timings.add(50, slow, NOON.plusSeconds(1));
        timings.add(7, UUID.randomUUID(), NOON.plusSeconds(2));

        assertThat(timings.slowestMillis()).isEqualTo(50);
        assertThat(timings.slowestTask()).isEqualTo(slow);
        assertThat(timings.firstAt()).isEqualTo(NOON);
        assertThat(timings.lastAt()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void shouldTakeWhatNoClockShouldSay() {
        add(-5, 0, Double.POSITIVE_INFINITY, Double.NaN);

        assertThat(timings.count()).isEqualTo(4);
        assertThat(timings.slowestMillis()).isEqualTo(24 * 3_600_000);
        assertThat(timings.meanMillis()).isEqualTo(6 * 3_600_000);
    }

    private void add(double... millis) {
        for (double time : millis) {
            timings.add(time, UUID.randomUUID(), NOON);
        }
    }
}
