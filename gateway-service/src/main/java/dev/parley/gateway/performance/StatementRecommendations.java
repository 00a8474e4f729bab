package dev.parley.gateway.performance;

import dev.parley.gateway.performance.Statistics.Seen;
import dev.parley.gateway.watch.Finding;
import dev.parley.gateway.watch.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What follows from the statistics of one shape of statements. */
final class StatementRecommendations {

    /** Fewer rows than that cost nothing, whatever the planner expected. */
    private static final double FEW_ROWS = 100;

    private static final double OFTEN = 0.5;

    private final AnalyzerConfig config;

    StatementRecommendations(AnalyzerConfig config) {
        this.config = config;
    }

    /** @param seen all there is, to compare with */
    List<Finding> of(ShapeStatistics shape, Seen seen) {
        return Stream.of(
                        slow(shape),
                        advised(shape),
                        misjudgedRows(shape),
                        misjudgedCost(shape, seen),
                        slowPlanning(shape),
                        cut(shape))
                .flatMap(Optional::stream)
                .toList();
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
                Recommendations.text(
                        "takes %.0f ms on average, 19 of 20 within %.0f ms, at worst %.0f ms (task %s)",
                        time.meanMillis(), p95, time.slowestMillis(), time.slowestTask()),
                Map.of("mean_millis", time.meanMillis(), "p95_millis", p95, "slowest_millis", time.slowestMillis()),
                shape.advice().isEmpty()
                        ? "EXPLAIN (ANALYZE, BUFFERS) it: an index on what it joins and filters by, or a materialized view of"
                                + " what it sums up"
                        : String.join("; ", shape.advice())));
    }

    /** Not slow enough to matter by itself, but the tester knows better. */
    private Optional<Finding> advised(ShapeStatistics shape) {
        if (shape.advice().isEmpty() || shape.execution().percentileMillis(95) >= Timings.millis(config.slow())) {
            return Optional.empty();
        }
        return Optional.of(of(
                shape,
                Severity.INFO,
                "advised_statement",
                Recommendations.text(
                        "takes %.0f ms on average, and could be faster",
                        shape.execution().meanMillis()),
                Map.of("mean_millis", shape.execution().meanMillis()),
                String.join("; ", shape.advice())));
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
                Recommendations.text(
                        "brings %.0f rows on average where the planner expects %.0f", shape.meanRows(), expected),
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
                Recommendations.text(
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
                Recommendations.text(
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
                Recommendations.text("%d of %d answers are cut at the row limit", shape.cut(), count),
                Map.of("cut", shape.cut()),
                "Ask for a count, a sum or the first ones; or raise options.row_limit"));
    }

    private static Finding of(
            ShapeStatistics shape,
            Severity severity,
            String kind,
            String evidence,
            Map<String, Object> figures,
            String suggestedAct) {
        return new Finding(
                PerformanceAnalyzer.NAME,
                severity,
                kind,
                shape.shape().fingerprint(),
                "On " + shape.database() + ", `" + shape.shape().text() + "` " + evidence,
                figures,
                suggestedAct,
                shape.execution().firstAt(),
                shape.execution().lastAt(),
                shape.execution().count());
    }
}
