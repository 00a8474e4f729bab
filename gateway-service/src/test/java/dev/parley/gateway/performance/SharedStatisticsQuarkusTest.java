package dev.parley.gateway.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.orchestration.TaskProcessor;
import dev.parley.gateway.testing.Eventually;
import dev.parley.gateway.testing.RestClient;
import dev.parley.gateway.testing.ShortSteps;
import dev.parley.gateway.testing.SubmittedTask;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.model.message.PerformanceMetrics;
import dev.parley.model.task.TaskStatus;
import dev.parley.runtime.testing.EmbeddedServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is measured here, in the table that all gateways share. */
@QuarkusTest
@TestProfile(ShortSteps.class)
@QuarkusTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
class SharedStatisticsQuarkusTest {

    private static final UUID ANOTHER = UUID.fromString("01890000-0000-7000-8000-00000000000a");

    private static final PerformanceMetrics METRICS = new PerformanceMetrics(100, 1, 0.1, 50);

    @Inject
    TaskProcessor processor;

    @Inject
    StatisticsRepository repository;

    private final String table = "t" + UUID.randomUUID().toString().replace('-', 'x');
    private final RestClient admin = RestClient.of("admin", "admin:read");

    @Test
    void shouldKeepWhatWasMeasuredForLaterAndForOthers() {
        measured(4_000);
        measured(2_000);

        Eventually.holds(() -> assertThat(seenBy(ANOTHER)).singleElement().satisfies(statistics -> {
            assertThat(statistics.database()).isEqualTo("demo");
            assertThat(statistics.execution().count()).isEqualTo(2);
            assertThat(statistics.execution().meanMillis()).isEqualTo(3_000);
            assertThat(statistics.execution().percentileMillis(95)).isBetween(3_960.0, 4_040.0);
            assertThat(statistics.whole()).isEqualTo(2);
        }));
    }

    @Test
    void shouldTellOfAllGatewaysTogetherHoweverOftenARowIsWritten() {
        measured(4_000);
        Eventually.holds(() -> assertThat(seenBy(ANOTHER)).hasSize(1));
        var row = new StatisticsRepository.HourRow(
                ANOTHER, Instant.now(), seenBy(ANOTHER).getFirst().kept());
        repository.put(List.of(row));
        repository.put(List.of(row));

        Eventually.holds(() -> {
            JsonNode statement = StreamSupport.stream(
                            admin.get("/api/v1/admin/performance?database=demo&limit=1000")
                                    .body()
                                    .path("statements")
                                    .spliterator(),
                            false)
                    .filter(node -> node.path("shape").asText().contains(table))
                    .findFirst()
                    .orElseThrow();
            assertThat(statement.path("count").asInt()).isEqualTo(2);
            assertThat(statement.path("execution").path("mean").asDouble()).isEqualTo(4_000);
        });
    }

    @Test
    void shouldForgetWhatIsOld() {
        measured(1_000);
        Eventually.holds(() -> assertThat(seenBy(ANOTHER)).hasSize(1));
        var old = new StatisticsRepository.HourRow(
                ANOTHER,
                Instant.now().minus(Duration.ofDays(30)),
                seenBy(ANOTHER).getFirst().kept());
        repository.put(List.of(old));

        repository.purge(Instant.now().minus(Duration.ofDays(20)));

        assertThat(seenBy(UUID.randomUUID(), Instant.EPOCH)).singleElement().satisfies(statistics -> assertThat(
                        statistics.execution().count())
                .isEqualTo(1));
    }

    @Test
    void shouldAddToWhatIsWrittenOfAnHourThatHasGoneFromMemory() {
        var gateway = new SharedStatistics(repository, new Thresholds(), new SimpleMeterRegistry());
        Instant at = Instant.now().minus(Duration.ofHours(5));
        gateway.start(new StartupEvent());
        try {
            gateway.add(answered(at));
            gateway.add(answered(at));
            Eventually.holds(() -> assertThat(countSeenBy(ANOTHER)).isEqualTo(2));
            gateway.purge(); // as when others need the place

            gateway.add(answered(at));

            Eventually.holds(() -> assertThat(countSeenBy(ANOTHER)).isEqualTo(3));
        } finally {
            gateway.stop(new ShutdownEvent());
        }
    }

    @Test
    void shouldReadTheShapesThatWereUsedMost() {
        var gateway = new SharedStatistics(repository, new Thresholds(), new SimpleMeterRegistry());
        gateway.start(new StartupEvent());
        Instant at = Instant.now();
        for (int i = 0; i < 500; i++) {
            gateway.add(answered(at));
            gateway.add(answered(at.minus(Duration.ofHours(2))));
        }
        gateway.stop(new ShutdownEvent());

        List<ShapeStatistics> most = repository.ofOthers(ANOTHER, Instant.now().minus(Duration.ofDays(1)), 1);

        assertThat(most).singleElement().satisfies(statistics -> {
            assertThat(isOurs(statistics)).isTrue();
            assertThat(statistics.execution().count()).isEqualTo(1_000);
        });
    }

    private List<ShapeStatistics> seenBy(UUID gateway) {
        return seenBy(gateway, Instant.now().minus(Duration.ofDays(1)));
    }

    private List<ShapeStatistics> seenBy(UUID gateway, Instant since) {
        return repository.ofOthers(gateway, since, 20_000).stream()
                .filter(this::isOurs)
                .toList();
    }

    private long countSeenBy(UUID gateway) {
        return seenBy(gateway).stream()
                .mapToLong(statistics -> statistics.execution().count())
                .sum();
    }

    private boolean isOurs(ShapeStatistics statistics) {
        return statistics.shape().text().contains(table);
    }

    private TaskStep answered(Instant at) {
        return new TaskStep(
                UUID.randomUUID(),
                "ann",
                null,
                "demo",
                "What is slow?",
                TaskStatus.TESTING,
                TaskStatus.COMPLETED,
                Duration.ofMillis(5),
                false,
                "SELECT a FROM " + table + " WHERE b = 1",
                null,
                false,
                new TaskStep.Measured(METRICS, 1, false, List.of()),
                null,
                null,
                List.of(),
                at);
    }

    private void measured(double millis) {
        SubmittedTask.of(processor, "ann", "What is slow?")
                .understood()
                .coded("SELECT a FROM " + table + " WHERE b = " + millis)
                .answered(millis);
    }
}
