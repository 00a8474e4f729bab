package dev.parley.gateway.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.watch.Finding;
import dev.parley.gateway.watch.Severity;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.gateway.watch.WatchConfig;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContextWatcherTest {

    private final List<String> suspected = new ArrayList<>();
    private final ContextWatcher watcher = new ContextWatcher(new Config(), suspected::add);

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
    void shouldTellHowMuchOfADatabaseQuestionsTakeAlong() {
        watcher.see(step("shop", new TaskStep.Context(1, 200)));
        watcher.see(step("shop", new TaskStep.Context(4, 201)));
        watcher.see(step("shop", null));

        assertThat(watcher.tallies()).singleElement().satisfies(tally -> {
            assertThat(tally.questions()).isEqualTo(2);
            assertThat(tally.meanTables()).isEqualTo(2.5);
            assertThat(tally.most()).isEqualTo(4);
            assertThat(tally.tablesInDatabase()).isEqualTo(201);
        });
        assertThat(watcher.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.INFO);
            assertThat(finding.evidence()).isEqualTo("A question about shop takes 2.5 of 201 tables along, at most 4");
        });
    }

    @Test
    void shouldWarnOfQuestionsThatFitManyTables() {
        for (int i = 0; i < 20; i++) {
            watcher.see(step("maze", new TaskStep.Context(12, 16)));
            watcher.see(step("small", new TaskStep.Context(3, 3)));
        }

        assertThat(watcher.findings())
                .filteredOn(finding -> finding.severity() == Severity.WARNING)
                .extracting(Finding::subject)
                .containsExactly("maze");
    }

    @Test
    void shouldSuspectTheSchemaWhereSomethingIsNotThere() {
        watcher.see(failed("shop", Map.of("layer", "database", "sqlstate", "42P01"), true));
        watcher.see(failed("bank", Map.of("findings", List.of(Map.of("code", "UNKNOWN_COLUMN"))), true));
        watcher.see(failed("told", Map.of("sqlstate", "42703"), false));
        watcher.see(failed("other", Map.of("sqlstate", "22012"), true));

        assertThat(suspected).containsExactly("shop", "bank");
    }

    @Test
    void shouldCountWhatAskersAreAskedAboutAndHowItFalls() {
        Instant now = Instant.now();
        for (int day = 13; day >= 7; day--) {
            watcher.see(asked("shop", "Lyon", now.minus(Duration.ofDays(day))));
        }
        watcher.see(asked("shop", "lyon", now));
        watcher.see(asked("shop", "city", now));
        watcher.see(asked("bank", "Lyon", now));

        assertThat(watcher.tallies())
                .filteredOn(tally -> tally.database().equals("shop"))
                .singleElement()
                .satisfies(tally -> {
                    assertThat(tally.questions()).isZero();
                    assertThat(tally.asked()).extracting(AskedTopic::words).containsExactly("lyon", "city");
                    AskedTopic lyon = tally.asked().getFirst();
                    assertThat(lyon.asked()).isEqualTo(8);
                    assertThat(lyon.lastWeek()).isEqualTo(1);
                    assertThat(lyon.weekBefore()).isEqualTo(7);
                });
        assertThat(watcher.findings()).isEmpty();
    }

    @Test
    void shouldTellWhatIsAskedOften() {
        for (int i = 0; i < 5; i++) {
            watcher.see(asked("shop", "Lyon", Instant.now()));
        }

        assertThat(watcher.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo("asked_back");
            assertThat(finding.evidence()).isEqualTo("Askers of shop were asked 5 times in a week what “lyon” means");
        });
    }

    @Test
    void shouldForgetTheTopicsThatWereAskedLongest() {
        for (int i = 0; i < 400; i++) {
            watcher.see(asked("shop" + i / 20, "word" + i, Instant.now()));
        }

        assertThat(watcher.tallies().stream()
                        .mapToInt(tally -> tally.asked().size())
                        .sum())
                .isEqualTo(300);
    }

    private static TaskStep failed(String database, Map<String, Object> details, boolean isNew) {
        Failure failure =
                Failure.of(ErrorCode.SQL_INVALID, "not there", Instant.now()).withDetails(details);
        return step(database, null, failure, isNew, null, Instant.now());
    }

    private static TaskStep step(String database, TaskStep.Context context) {
        return step(database, context, null, false, null, Instant.now());
    }

    private static TaskStep asked(String database, String words, Instant at) {
        return step(database, null, null, false, words, at);
    }

    private static TaskStep step(
            String database, TaskStep.Context context, Failure failure, boolean isNew, String inDoubt, Instant at) {
        return new TaskStep(
                UUID.randomUUID(),
                "ann",
                null,
                database,
                "How many?",
                TaskStatus.CLARIFYING,
                TaskStatus.GENERATING,
                Duration.ofMillis(5),
                false,
                null,
                failure,
                isNew,
                null,
                context,
                inDoubt,
                List.of(),
                at);
    }
}
