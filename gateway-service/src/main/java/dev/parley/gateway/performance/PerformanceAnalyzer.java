package dev.parley.gateway.performance;

import dev.parley.gateway.agents.AgentDirectory;
import dev.parley.gateway.watch.Breakdown;
import dev.parley.gateway.watch.Finding;
import dev.parley.gateway.watch.Notice;
import dev.parley.gateway.watch.NoticeBoard;
import dev.parley.gateway.watch.Observation;
import dev.parley.gateway.watch.Refusal;
import dev.parley.gateway.watch.TaskStep;
import dev.parley.gateway.watch.WatchConfig;
import dev.parley.gateway.watch.Watcher;
import dev.parley.runtime.database.PoolCensus;
import dev.parley.runtime.database.TargetDatabases;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Sees how long statements and steps take, what the planner expected, and says where time could be saved. */
@ApplicationScoped
public class PerformanceAnalyzer implements Watcher {

    static final String NAME = "PerformanceAnalyzer";

    private final Statistics statistics;
    private final SharedStatistics shared;
    private final Recommendations recommendations;
    private final PoolWaits poolWaits;
    private final NoticeBoard notices = new NoticeBoard(NAME, Notice.Concern.SPEED);
    private final AgentDirectory agents;
    private final Duration forget;
    private final MeterRegistry registry;
    private final TargetDatabases databases;
    private final Clock clock = Clock.systemUTC();

    PerformanceAnalyzer(
            AnalyzerConfig config,
            SharedStatistics shared,
            WatchConfig watching,
            AgentDirectory agents,
            MeterRegistry registry,
            TargetDatabases databases,
            PoolCensus census) {
        this.shared = shared;
        this.statistics = new Statistics(config.shapes());
        this.recommendations = new Recommendations(config);
        this.poolWaits = new PoolWaits(config, statistics.since(), census::names);
        this.agents = agents;
        this.forget = watching.forget();
        this.registry = registry;
        this.databases = databases;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void see(Observation observation) {
        switch (observation) {
            case TaskStep step -> {
                statistics.add(step);
                shared.add(step);
                measure(step);
            }
            case Refusal refusal -> {
                // nothing was done that took time
            }
            case Breakdown breakdown -> {
                // the BugHunter's
            }
            case Notice notice -> notices.see(notice);
        }
    }

    private void measure(TaskStep step) {
        if (step.from() != null) {
            registry.timer("parley.task.step", "step", step.timed()).record(step.spent());
        }
        if (step.answer() != null && step.answer().metrics() != null) {
            var metrics = step.answer().metrics();
            String label = databases.label(step.database());
            registry.timer("parley.statement.execution", "database", label).record(nanos(metrics.executionMillis()));
            registry.timer("parley.statement.planning", "database", label).record(nanos(metrics.planningMillis()));
        }
    }

    private static Duration nanos(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }

    @Scheduled(every = "1m")
    void samplePools() {
        poolWaits.sample(registry, clock.instant());
    }

    /** @param database null for all */
    PerformanceView view(String database, int limit) {
        return statistics.view(shared.ofOthers(), database, limit);
    }

    @Override
    public List<Finding> findings() {
        Instant since = clock.instant().minus(forget);
        var worked = agents.meanHandlingMillis();
        return Stream.of(
                        statistics.look(shared.ofOthers(), seen -> recommendations.of(seen, worked)),
                        poolWaits.findings(registry, clock.instant()),
                        notices.findings(since))
                .flatMap(List::stream)
                .filter(finding -> finding.lastSeen().isAfter(since))
                .toList();
    }
}
