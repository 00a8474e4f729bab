package dev.parley.gateway.performance;

import dev.parley.gateway.performance.Statistics.Repairs;
import dev.parley.gateway.performance.Statistics.Seen;
import dev.parley.gateway.watch.Finding;
import dev.parley.gateway.watch.Severity;
import dev.parley.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What follows from the statistics, each with the figures that it follows from. */
final class Recommendations {

    private static final double OFTEN_REPAIRED = 0.2;

    private final AnalyzerConfig config;
    private final StatementRecommendations statements;

    Recommendations(AnalyzerConfig config) {
        this.config = config;
        this.statements = new StatementRecommendations(config);
    }

    /** @param workedMillis by kind of agent, the mean time that it works on a request */
    List<Finding> of(Seen seen, Map<String, Double> workedMillis) {
        List<Finding> findings = new ArrayList<>();
        seen.shapes().forEach(shape -> findings.addAll(statements.of(shape, seen)));
        seen.steps()
                .forEach((step, timings) -> waits(step, timings, workedMillis).ifPresent(findings::add));
        seen.repairs()
                .forEach((database, repairs) -> repaired(database, repairs).ifPresent(findings::add));
        return findings;
    }

    private Optional<Finding> waits(TaskStatus step, Timings timings, Map<String, Double> workedMillis) {
        String agent = agent(step);
        Double worked = agent == null ? null : workedMillis.get(agent);
        if (worked == null || timings.count() < config.evidence()) {
            return Optional.empty();
        }
        double waited = timings.meanMillis() - worked;
        if (waited < worked || waited < Timings.millis(config.waiting())) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                PerformanceAnalyzer.NAME,
                Severity.WARNING,
                "step_waits",
                step.name(),
                text(
                        "tasks are %s for %.0f ms on average, and the %s works on one for %.0f ms: the rest is waiting",
                        step, timings.meanMillis(), agent, worked),
                Map.of("mean_millis", timings.meanMillis(), "worked_millis", worked),
                "Start another " + agent + ", or let it handle more at a time; see GET /api/v1/agents",
                timings.firstAt(),
                timings.lastAt(),
                timings.count()));
    }

    /** Who has the task in that status; null when nobody does. */
    private static String agent(TaskStatus step) {
        return switch (step) {
            case CLARIFYING -> "clarifier";
            case GENERATING, REPAIRING -> "coder";
            case TESTING -> "tester";
            case SUBMITTED, AWAITING_ANSWER, COMPLETED, FAILED, CANCELLED, EXPIRED -> null;
        };
    }

    private Optional<Finding> repaired(String database, Repairs repairs) {
        if (repairs.tested() < config.evidence() || repairs.failed() < OFTEN_REPAIRED * repairs.tested()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                PerformanceAnalyzer.NAME,
                Severity.WARNING,
                "often_repaired",
                database,
                text(
                        "%d of %d statements did not hold their test and went back to the coder",
                        repairs.failed(), repairs.tested()),
                Map.of("tested", repairs.tested(), "failed", repairs.failed()),
                "See GET /api/v1/admin/failures for what they failed of, and the audit for the questions",
                repairs.firstAt(),
                repairs.lastAt(),
                repairs.failed()));
    }

    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
