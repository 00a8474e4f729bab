package dev.parley.gateway.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.watch.Finding;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolWaitsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void shouldTellOfAPoolWhoseCallersWait() {
        used("parley/catalog/shop", 100, 30, 5);
        used("parley/catalog/demo", 1, 30, 5);

        List<Finding> findings =
                new PoolWaits(new Thresholds()).findings(registry, NOON, NOON.plus(Duration.ofHours(1)));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("pool_waits");
            assertThat(finding.subject()).isEqualTo("parley/catalog/shop");
            assertThat(finding.evidence()).contains("100 ms", "30 ms");
            assertThat(finding.count()).isEqualTo(5);
        });
    }

    @Test
    void shouldNeedEvidence() {
        used("parley/catalog/shop", 100, 30, 4);

        assertThat(new PoolWaits(new Thresholds()).findings(registry, NOON, NOON))
                .isEmpty();
    }

    @Test
    void shouldTellNothingWherePoolsAreNotMeasured() {
        assertThat(new PoolWaits(new Thresholds()).findings(registry, NOON, NOON))
                .isEmpty();
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
