package dev.parley.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private final Allowance allowance = new Allowance(10);
    private final long start = System.nanoTime();

    @Test
    void shouldGiveSoManyAtOnce() {
        assertThat(taken(start, 50)).isEqualTo(10);
    }

    @Test
    void shouldGiveMoreAsTimeGoesBy() {
        taken(start, 50);

        assertThat(taken(start + Duration.ofMillis(500).toNanos(), 50)).isBetween(5, 6);
        assertThat(taken(start + Duration.ofHours(1).toNanos(), 50)).isEqualTo(10);
    }

    private int taken(long now, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += allowance.take(now) ? 1 : 0;
        }
        return taken;
    }
}
