package dev.parley.gateway.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.watch.Finding;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolWaitsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PoolWaits waits =
            new PoolWaits(new Thresholds(), NOON, () -> Map.of("parley/catalog/v7", "parley/catalog/zoo/v7"));

    @Test
    void shouldTellOfAPoolWhoseCallersWait() {
        used("parley/catalog/shop", 100, 30, 5);
        used("parley/catalog/demo", 1, 30, 5);

        List<Finding> findings = waits.findings(registry, NOON.plusSeconds(60));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("pool_waits");
            assertThat(finding.subject()).isEqualTo("parley/catalog/shop");
            assertThat(finding.evidence()).contains("100 ms", "30 ms");
            assertThat(finding.count()).isEqualTo(5);
        });
    }

    @Test
    void shouldCallAPoolWhatOperatorsCallIt() {
        used("parley/catalog/v7", 100, 30, 5);

        assertThat(waits.findings(registry, NOON.plusSeconds(60)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("parley/catalog/zoo/v7");
                    assertThat(finding.evidence()).contains("parley/catalog/zoo/v7");
                });
    }

    @Test
    void shouldNeedEvidence() {
        used("parley/catalog/shop", 100, 30, 4);

        assertThat(waits.findings(registry, NOON)).isEmpty();
    }

    @Test
    void shouldTellNothingWherePoolsAreNotMeasured() {
        assertThat(waits.findings(registry, NOON)).isEmpty();
    }

    @Test
    void shouldForgetWhatIsOver() {
        used("parley/catalog/shop", 100, 30, 50);
        waits.sample(registry, NOON.plusSeconds(60));

        assertThat(waits.findings(registry, NOON.plus(Duration.ofMinutes(5))))
                .singleElement()
                .satisfies(finding -> assertThat(finding.lastSeen()).isEqualTo(NOON.plusSeconds(60)));
        assertThat(waits.findings(registry, NOON.plus(Duration.ofMinutes(17)))).isEmpty();
    }

    @Test
    void shouldTellOfWaitsThatBeginAfterALongCalm() {
        used("parley/catalog/shop", 0, 1, 10_000);
        for (int minute = 1; minute <= 60; minute++) {
            waits.sample(registry, NOON.plus(Duration.ofMinutes(minute)));
        }
        used("parley/catalog/shop", 200, 30, 10);
        Instant now = NOON.plus(Duration.ofMinutes(61));

        assertThat(waits.findings(registry, now)).singleElement().satisfies(finding -> {
            assertThat(finding.evidence()).contains("200 ms", "30 ms");
            assertThat(finding.firstSeen()).isAfter(NOON.plus(Duration.ofMinutes(40)));
            assertThat(finding.lastSeen()).isEqualTo(now);
            assertThat(finding.count()).isEqualTo(10);
        });
    }

    private void used(String pool, int waitedMillis, int usedMillis, int times) {
        for (int i = 0; i < times; i++) {
            registry.timer("sql.pool.queue.delay", "pool.name", pool, "pool.type", "sql")
                    .record(Duration.ofMillis(waitedMillis));
            registry.timer("sql.pool.usage", "pool.name", pool, "pool.type", "sql")
                    .record(Duration.ofMillis(usedMillis));
        }
    }
}
