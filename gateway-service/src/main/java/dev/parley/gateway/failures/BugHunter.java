package dev.parley.gateway.failures;

import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.Finding;
import dev.parley.gateway.watch.Notice;
import dev.parley.gateway.watch.NoticeBoard;
import dev.parley.gateway.watch.Observation;
import dev.parley.gateway.watch.Refusal;
import dev.parley.gateway.watch.Severity;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.gateway.watch.WatchConfig;
import dev.parley.gateway.watch.Watcher;
import dev.parley.model.task.TaskStatus;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sees what fails, and says what is behind it, what to do, and who can do it. */
@ApplicationScoped
public class BugHunter implements Watcher {

    private static final String NAME = "BugHunter";

    /** By class, of which there are as many as the tables have lines. */
    private final Map<FailureClass, FailureTally> tallies = new ConcurrentHashMap<>();

    private final NoticeBoard notices = new NoticeBoard(NAME, Notice.Concern.FAILURE);
    private final Duration forget;
    private final MeterRegistry registry;
    private final Clock clock = Clock.systemUTC();

    BugHunter(WatchConfig config, MeterRegistry registry) {
        this.forget = config.forget();
        this.registry = registry;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void see(Observation observation) {
        switch (observation) {
            case TaskStep step -> seeStep(step);
            case Refusal refusal ->
                seen(Classification.of(refusal.failure()), refusal.at(), refusal.taskId(), null, false);
            case Breakdown breakdown ->
                seen(Classification.of(breakdown.error()), breakdown.at(), null, breakdown.where(), false);
            case Notice notice -> notices.see(notice);
        }
    }

    /** Failed SQL is counted when its test failed, not again when the coder had no better one. */
    private void seeStep(TaskStep step) {
        if (step.failure() != null && step.failureIsNew()) {
            boolean repair = step.to() == TaskStatus.REPAIRING;
            seen(Classification.of(step.failure()), step.at(), step.taskId(), null, repair);
        }
    }

    private void seen(FailureClass failureClass, Instant at, UUID taskId, String where, boolean repair) {
        tallies.compute(failureClass, (key, tally) -> (tally == null ? FailureTally.none(key) : tally)
                .seen(at, taskId, where, repair));
        registry.counter(
                        "parley.failures",
                        "class",
                        failureClass.id(),
                        "whose",
                        failureClass.whose().name())
                .increment();
    }

    /** Most frequent first. */
    List<FailureTally> tallies() {
        return tallies.values().stream()
                .sorted(Comparator.comparingLong(FailureTally::count)
                        .reversed()
                        .thenComparing(tally -> tally.failureClass().id()))
                .toList();
    }

    @Override
    public List<Finding> findings() {
        Instant since = clock.instant().minus(forget);
        Stream<Finding> classes = tallies().stream()
                .filter(tally -> tally.lastSeen().isAfter(since))
                .map(BugHunter::finding);
        return Stream.concat(classes, notices.findings(since).stream()).toList();
    }

    private static Finding finding(FailureTally tally) {
        FailureClass failure = tally.failureClass();
        String evidence = failure.cause() + "; " + times(tally.count())
                + (tally.sentToRepair() > 0 ? ", of which " + tally.sentToRepair() + " went to repair" : "")
                + (tally.exampleTask() == null ? "" : "; last in task " + tally.exampleTask())
                + (tally.where() == null ? "" : "; in " + tally.where());
        return new Finding(
                NAME,
                severity(failure.whose()),
                "failure",
                failure.id(),
                evidence,
                Map.of("title", failure.title(), "whose", failure.whose()),
                failure.suggestedAct(),
                tally.firstSeen(),
                tally.lastSeen(),
                tally.count());
    }

    private static String times(long count) {
        return count == 1 ? "seen once" : "seen " + count + " times";
    }

    private static Severity severity(Whose whose) {
        return switch (whose) {
            case ASKER -> Severity.INFO;
            case OPERATOR, DEVELOPER -> Severity.WARNING;
        };
    }
}
