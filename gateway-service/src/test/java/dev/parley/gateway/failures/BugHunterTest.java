package dev.parley.gateway.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.Finding;
import dev.parley.gateway.watch.Refusal;
import dev.parley.gateway.watch.Severity;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.gateway.watch.WatchConfig;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.task.TaskStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BugHunterTest {

    private static final Instant NOW = Instant.now();
    private static final UUID FIRST = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("01890000-0000-7000-8000-000000000002");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BugHunter bugHunter = new BugHunter(new Config(), registry);

    private record Config() implements WatchConfig {
        @Override
        public int queue() {
            return 10;
        }

        @Override
        public Duration forget() {
            return Duration.ofDays(7);
        }
    }

    @Test
    void shouldCountAClassWithFirstAndLastAndAnExample() {
        Failure timeout = Failure.of(ErrorCode.QUERY_TIMEOUT, "30 seconds", NOW);

        bugHunter.see(step(FIRST, TaskStatus.TESTING, TaskStatus.FAILED, timeout, true, NOW.minusSeconds(60)));
        bugHunter.see(step(SECOND, TaskStatus.TESTING, TaskStatus.FAILED, timeout, true, NOW));

        assertThat(bugHunter.tallies()).singleElement().satisfies(tally -> {
            assertThat(tally.failureClass().id()).isEqualTo("PARLEY-1006");
            assertThat(tally.count()).isEqualTo(2);
            assertThat(tally.firstSeen()).isEqualTo(NOW.minusSeconds(60));
            assertThat(tally.lastSeen()).isEqualTo(NOW);
            assertThat(tally.exampleTask()).isEqualTo(SECOND);
        });
        assertThat(registry.counter("parley.failures", "class", "PARLEY-1006", "whose", "ASKER")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void shouldCountFailedSqlOnceHoweverTheRepairEnds() {
        Failure invalid = Failure.of(ErrorCode.SQL_INVALID, "no column", NOW).withDetails(Map.of("sqlstate", "42703"));

        bugHunter.see(step(FIRST, TaskStatus.TESTING, TaskStatus.REPAIRING, invalid, true, NOW));
        bugHunter.see(step(FIRST, TaskStatus.REPAIRING, TaskStatus.FAILED, invalid, false, NOW));

        assertThat(bugHunter.tallies()).singleElement().satisfies(tally -> {
            assertThat(tally.failureClass().id()).isEqualTo("sqlstate-42703");
            assertThat(tally.count()).isEqualTo(1);
            assertThat(tally.sentToRepair()).isEqualTo(1);
        });
    }

    @Test
    void shouldTellNothingOfWhatWentWell() {
        bugHunter.see(step(FIRST, null, TaskStatus.CLARIFYING, null, false, NOW));
        bugHunter.see(step(FIRST, TaskStatus.TESTING, TaskStatus.COMPLETED, null, false, NOW));

        assertThat(bugHunter.findings()).isEmpty();
    }

    @Test
    void shouldSayWhatBrokeInTheGatewayAndWhatToDo() {
        bugHunter.see(new Breakdown("outbox", new IllegalStateException(new ConnectException("refused")), NOW));

        Finding finding = bugHunter.findings().getFirst();

        assertThat(finding.subject()).isEqualTo("exception-connection");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.evidence()).contains("seen once", "in outbox");
        assertThat(finding.suggestedAct()).contains("Kafka");
    }

    @Test
    void shouldCountWhatIsRefusedAtTheDoor() {
        Failure failure = Failure.of(ErrorCode.NOT_AUTHENTICATED, "Authentication is required", NOW);
        bugHunter.see(new Refusal(null, null, null, "authentication", failure, NOW));

        assertThat(bugHunter.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo("PARLEY-3001");
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
        });
    }

    @Test
    void shouldNotTellOfWhatWasNotSeenForLong() {
        Failure timeout = Failure.of(ErrorCode.QUERY_TIMEOUT, "30 seconds", NOW);
        bugHunter.see(step(FIRST, TaskStatus.TESTING, TaskStatus.FAILED, timeout, true, NOW.minus(Duration.ofDays(8))));

        assertThat(bugHunter.findings()).isEmpty();
        assertThat(bugHunter.tallies()).hasSize(1);
    }

    private static TaskStep step(
            UUID taskId, TaskStatus from, TaskStatus to, Failure failure, boolean isNew, Instant at) {
        return new TaskStep(
                taskId,
                "ann",
                null,
                "demo",
                "How many?",
                from,
                to,
                Duration.ofSeconds(1),
                false,
                "SELECT 1",
                failure,
                isNew,
                null,
                null,
                null,
                List.of(),
                at);
    }
}
