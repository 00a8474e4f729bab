package dev.parley.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void shouldStartAgainAtOnceTheFirstTime() {
        assertThat(Backoff.NONE.after(Duration.ofSeconds(1)).delay()).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void shouldWaitLongerEachTimeUpToALimit() {
        Backoff backoff = Backoff.NONE;
        Duration last = Duration.ZERO;
        for (int i = 0; i < 100; i++) {
            backoff = backoff.after(Duration.ofMillis(10));
            assertThat(backoff.delay()).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(Duration.ofSeconds(30));
            last = backoff.delay();
        }
        assertThat(last).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldForgetAfterALongLife() {
        Backoff tired = new Backoff(9);
        assertThat(tired.after(Duration.ofMinutes(5)).delay()).isLessThan(Duration.ofMillis(200));
    }
}
