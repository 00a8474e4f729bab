package dev.parley.gateway.context;

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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Sees how small the context of questions is beside the database that they are about, and has its schema compared when a
 * statement failed as if that were another one than is known.
 */
@ApplicationScoped
public class ContextWatcher implements Watcher {

    private static final String NAME = "ContextOptimizer";

    /** With fewer tables than this there is nothing to cut. */
    private static final int SMALL_DATABASE = 12;

    /** Questions that need more than this share of a database, on the average, are a sign of readings that are spread wide. */
    private static final double WIDE = 0.5;

    private static final int ENOUGH_QUESTIONS = 20;

    /** So often in a week that it is worth somebody's while to say what the words mean. */
    private static final int OFTEN = 5;

    /** By database, of which there are as many as are registered. */
    private final Map<String, ContextTally> tallies = new ConcurrentHashMap<>();

    private final AskedTopics topics = new AskedTopics();
    private final NoticeBoard notices = new NoticeBoard(NAME, Notice.Concern.CONTEXT);
    private final Duration forget;
    private final StaleSchema schemas;
    private final Clock clock = Clock.systemUTC();

    ContextWatcher(WatchConfig config, StaleSchema schemas) {
        this.schemas = schemas;
        this.forget = config.forget();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void see(Observation observation) {
        switch (observation) {
            case TaskStep step -> seeStep(step);
            case Notice notice -> notices.see(notice);
            case Refusal refusal -> {
                // it had no context
            }
            case Breakdown breakdown -> {
                // the BugHunter's
            }
        }
    }

    private void seeStep(TaskStep step) {
        if (step.failure() != null && step.failureIsNew() && SchemaSigns.areIn(step.failure())) {
            schemas.suspected(step.database());
        }
        if (step.inDoubt() != null) {
            topics.asked(step.database(), step.inDoubt(), step.at());
            tallies.putIfAbsent(step.database(), ContextTally.none(step.database(), step.at()));
        }
        if (step.context() != null) {
            tallies.compute(
                    step.database(),
                    (database, tally) -> (tally == null ? ContextTally.none(database, step.at()) : tally)
                            .seen(step.context().tables(), step.context().tablesInDatabase(), step.at()));
        }
    }

    /** By name of the database. */
    List<ContextTally> tallies() {
        return tallies.values().stream()
                .map(tally -> tally.with(topics.of(tally.database())))
                .sorted(Comparator.comparing(ContextTally::database))
                .toList();
    }

    @Override
    public List<Finding> findings() {
        Instant since = clock.instant().minus(forget);
        List<ContextTally> tallies = tallies();
        Stream<Finding> contexts = tallies.stream()
                .filter(tally -> tally.lastSeen().isAfter(since) && tally.questions() > 0)
                .map(ContextWatcher::finding);
        Stream<Finding> asked = tallies.stream().flatMap(tally -> tally.asked().stream()
                .filter(topic -> topic.lastSeen().isAfter(since) && topic.lastWeek() >= OFTEN)
                .map(topic -> finding(tally.database(), topic)));
        return Stream.of(contexts, asked, notices.findings(since).stream())
                .flatMap(all -> all)
                .toList();
    }

    private static Finding finding(String database, AskedTopic topic) {
        return new Finding(
                NAME,
                Severity.INFO,
                "asked_back",
                database,
                "Askers of " + database + " were asked " + topic.lastWeek() + " times in a week what “" + topic.words()
                        + "” means",
                Map.of(
                        "words", topic.words(),
                        "asked", topic.asked(),
                        "last_week", topic.lastWeek(),
                        "week_before", topic.weekBefore()),
                "Say in the glossary what it means, for the team or for all; what askers chose so far may be proposed there",
                topic.firstSeen(),
                topic.lastSeen(),
                topic.asked());
    }

    private static Finding finding(ContextTally tally) {
        boolean wide = tally.tablesInDatabase() > SMALL_DATABASE
                && tally.questions() >= ENOUGH_QUESTIONS
                && tally.meanTables() > WIDE * tally.tablesInDatabase();
        return new Finding(
                NAME,
                wide ? Severity.WARNING : Severity.INFO,
                "context",
                tally.database(),
                String.format(
                        Locale.ROOT,
                        "A question about %s takes %.1f of %d tables along, at most %d",
                        tally.database(),
                        tally.meanTables(),
                        tally.tablesInDatabase(),
                        tally.most()),
                Map.of(
                        "questions", tally.questions(),
                        "mean_tables", tally.meanTables(),
                        "most", tally.most(),
                        "tables_in_database", tally.tablesInDatabase()),
                wide
                        ? "Many tables fit each question: give them comments and names that tell them apart"
                        : "Nothing to do",
                tally.firstSeen(),
                tally.lastSeen(),
                tally.questions());
    }
}
