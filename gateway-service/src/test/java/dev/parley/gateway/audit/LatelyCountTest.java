package dev.parley.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatelyCountTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final LatelyCount count = new LatelyCount();

    @Test
    void shouldCountWhatHappenedWithinTheHour() {
        count.add(NOON, 3);
        count.add(NOON.plusSeconds(90), 4);

        assertThat(count.seen(NOON.plus(Duration.ofMinutes(30))))
                .contains(new LatelyCount.Seen(NOON, NOON.plusSeconds(90), 7));
    }

    @Test
    void shouldForgetWhatWasBefore() {
        count.add(NOON, 3);
        count.add(NOON.plusSeconds(600), 4);

        assertThat(count.seen(NOON.plus(Duration.ofMinutes(65))))
                .hasValueSatisfying(seen -> assertThat(seen.times()).isEqualTo(4));
        assertThat(count.seen(NOON.plus(Duration.ofMinutes(71)))).isEmpty();
    }

    @Test
    void shouldHaveSeenNothingAtFirst() {
        count.add(NOON, 0);

        assertThat(count.seen(NOON)).isEmpty();
    }
}
