package dev.parley.gateway.performance;

import dev.parley.gateway.performance.Statistics.Repairs;
import dev.parley.gateway.performance.Statistics.Seen;
import dev.parley.gateway.watch.Finding;
import dev.parley.gateway.watch.Severity;
import dev.parley.model.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What follows from the statistics, each with the figures that it follows from. */
final class Recommendations {

    /** Fewer rows than that cost nothing, whatever the planner expected. */
    private static final double FEW_ROWS = 100;

    private static final double OFTEN = 0.5;
    private static final double OFTEN_REPAIRED = 0.2;

    private final PerformanceConfig config;

    Recommendations(PerformanceConfig config) {
        this.config = config;
    }

    /** @param workedMillis by kind of agent, the mean time that it works on a request */
    List<Finding> of(Seen seen, Map<String, Double> workedMillis) {
        List<Finding> findings = new ArrayList<>();
        seen.shapes().forEach(shape -> Stream.of(
                        slow(shape), misjudgedRows(shape), misjudgedCost(shape, seen), slowPlanning(shape), cut(shape))
                .flatMap(Optional::stream)
                .forEach(findings::add));
        seen.steps()
                .forEach((step, timings) -> waits(step, timings, workedMillis).ifPresent(findings::add));
        seen.repairs()
                .forEach((database, repairs) -> repaired(database, repairs).ifPresent(findings::add));
        return findings;
    }

    private Optional<Finding> slow(ShapeStatistics shape) {
        Timings time = shape.execution();
        double p95 = time.percentileMillis(95);
        if (p95 < Timings.millis(config.slow())) {
            return Optional.empty();
        }
        return Optional.of(of(
                shape,
                Severity.WARNING,
                "slow_statement",
                text(
                        "takes %.0f ms on average, 19 of 20 within %.0f ms, at worst %.0f ms (task %s)",
                        time.meanMillis(), p95, time.slowestMillis(), time.slowestTask()),
                Map.of("mean_millis", time.meanMillis(), "p95_millis", p95, "slowest_millis", time.slowestMillis()),
                "EXPLAIN (ANALYZE, BUFFERS) it: an index on what it joins and filters by, or a materialized view of what"
                        + " it sums up"));
    }

    private Optional<Finding> misjudgedRows(ShapeStatistics shape) {
        double expected = Math.max(1, shape.meanExpectedRows());
        double brought = Math.max(1, shape.meanRows());
        boolean evident = shape.whole() >= config.evidence() && Math.max(expected, brought) >= FEW_ROWS;
        double factor = Math.max(expected / brought, brought / expected);
        if (!evident || factor < config.misjudged()) {
            return Optional.empty();
        }
        return Optional.of(of(
                shape,
                Severity.INFO,
                "misjudged_rows",
                text("brings %.0f rows on average where the planner expects %.0f", shape.meanRows(), expected),
                Map.of("mean_rows", shape.meanRows(), "mean_expected_rows", shape.meanExpectedRows()),
                "ANALYZE its tables; if that changes nothing, CREATE STATISTICS on columns that go together"));
    }

    /** Against what a unit of cost takes in all other statements on the same database. */
    private Optional<Finding> misjudgedCost(ShapeStatistics shape, Seen seen) {
        double otherMillis = 0;
        double otherCost = 0;
        long others = 0;
        for (ShapeStatistics other : seen.shapes()) {
            if (other != shape && other.database().equals(shape.database())) {
                otherMillis += other.execution().sumMillis();
                otherCost += other.sumCost();
                others += other.execution().count();
            }
        }
        boolean evident = others >= config.evidence()
                && shape.execution().count() >= config.evidence()
                && otherCost > 0
                && shape.sumCost() > 0;
        double expected = evident ? shape.meanCost() * otherMillis / otherCost : 0;
        double mean = shape.execution().meanMillis();
        boolean matters = mean >= Timings.millis(config.slow()) / 10;
        if (!evident || !matters || mean < expected * config.misjudged()) {
            return Optional.empty();
        }
        return Optional.of(of(
                shape,
                Severity.INFO,
                "misjudged_cost",
                text(
                        "takes %.0f ms on average; at its cost of %.0f other statements on this database take %.1f ms",
                        mean, shape.meanCost(), expected),
                Map.of("mean_millis", mean, "mean_plan_cost", shape.meanCost(), "expected_millis", expected),
                "The planner sees it as cheap and it is not: ANALYZE its tables, and give its functions their COST"));
    }

    private Optional<Finding> slowPlanning(ShapeStatistics shape) {
        double planning = shape.planning().meanMillis();
        boolean slow = planning >= Timings.millis(config.slowPlanning())
                && planning > shape.execution().meanMillis();
        if (!slow || shape.planning().count() < config.evidence()) {
            return Optional.empty();
        }
        return Optional.of(of(
                shape,
                Severity.INFO,
                "slow_planning",
                text(
                        "is planned for %.0f ms on average and runs for %.0f ms",
                        planning, shape.execution().meanMillis()),
                Map.of("mean_planning_millis", planning),
                "Fewer partitions or inheritance children, or fewer joins behind the views that it reads"));
    }

    private Optional<Finding> cut(ShapeStatistics shape) {
        long count = shape.execution().count();
        if (count < config.evidence() || shape.cut() < OFTEN * count) {
            return Optional.empty();
        }
        return Optional.of(of(
                shape,
                Severity.INFO,
                "cut_answers",
                text("%d of %d answers are cut at the row limit", shape.cut(), count),
                Map.of("cut", shape.cut()),
                "Ask for a count, a sum or the first ones; or raise options.row_limit"));
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

    private static Finding of(
            ShapeStatistics shape,
            Severity severity,
            String kind,
            String evidence,
            Map<String, Object> figures,
            String suggestedAct) {
        Instant first = shape.execution().firstAt();
        return new Finding(
                PerformanceAnalyzer.NAME,
                severity,
                kind,
                shape.shape().fingerprint(),
                "On " + shape.database() + ", `" + shape.shape().text() + "` " + evidence,
                figures,
                suggestedAct,
                first,
                shape.execution().lastAt(),
                shape.execution().count());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
