package dev.parley.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowancesTest {

    private final Allowances allowances = new Allowances(50, 10);
    private final long start = System.nanoTime() + Duration.ofSeconds(1).toNanos();

    @Test
    void shouldLeaveRoomForAProberWhileNobodyFloods() {
        assertThat(taken(null, 10_000)).isEqualTo(10);

        assertThat(taken("eve", 5)).isEqualTo(5);
    }

    @Test
    void shouldGiveEachPrincipalAShare() {
        assertThat(taken("eve", 100)).isEqualTo(10);
        assertThat(taken("ann", 100)).isEqualTo(10);
        assertThat(taken(null, 100)).isEqualTo(10);
    }

    @Test
    void shouldGiveNoMoreThanTheAllowanceForAll() {
        int taken = 0;
        for (int i = 0; i < 5_000; i++) {
            taken += taken("user" + i, 1);
        }

        assertThat(taken).isEqualTo(50);
    }

    @Test
    void shouldNotForgetTheShareOfNobodyForManyPrincipals() {
        Allowances wide = new Allowances(100_000, 10);
        for (int i = 0; i < 10; i++) {
            wide.take(null, start);
        }
        for (int i = 0; i < 2_000; i++) {
            wide.take("user" + i, start);
        }

        assertThat(wide.take(null, start)).isFalse();
    }

    private int taken(String principal, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += allowances.take(principal, start) ? 1 : 0;
        }
        return taken;
    }
}
