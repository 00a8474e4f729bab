package dev.parley.gateway.performance;

import dev.parley.model.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was measured, as an operator sees it. Times are milliseconds. */
@Schema(name = "Performance")
record PerformanceView(
        @Schema(description = "When this gateway began to measure")
        Instant since,

        @Schema(description = "By shape and database; where most time went first")
        List<Statement> statements,

        @Schema(description = "How long tasks were in each status")
        List<Step> steps,

        @Schema(description = "Shapes that were forgotten because more came than are kept")
        long forgottenShapes) {

    /** Times of one kind. */
    @Schema(name = "Timings")
    record Times(double mean, double p50, double p95, double slowest, UUID slowestTask) {

        static Times of(Timings timings) {
            return new Times(
                    timings.meanMillis(),
                    timings.percentileMillis(50),
                    timings.percentileMillis(95),
                    timings.slowestMillis(),
                    timings.slowestTask());
        }
    }

    /** Statements of one shape on one database. */
    @Schema(name = "StatementStatistics")
    record Statement(
            String database,
            String fingerprint,

            @Schema(description = "The statement with `?` in the place of its values")
            String shape,

            long count,
            Times execution,
            Times planning,
            double meanPlanCost,

            @Schema(description = "Of answers that have all their rows")
            double meanExpectedRows,

            @Schema(description = "Of answers that have all their rows")
            double meanRows,

            @Schema(description = "Answers that were cut at the row limit")
            long cut,

            @Schema(description = "What the tester said last about how it could be faster")
            List<String> advice,

            Instant firstSeen,
            Instant lastSeen) {

        static Statement of(ShapeStatistics shape) {
            return new Statement(
                    shape.database(),
                    shape.shape().fingerprint(),
                    shape.shape().text(),
                    shape.execution().count(),
                    Times.of(shape.execution()),
                    Times.of(shape.planning()),
                    shape.meanCost(),
                    shape.meanExpectedRows(),
                    shape.meanRows(),
                    shape.cut(),
                    shape.advice(),
                    shape.execution().firstAt(),
                    shape.execution().lastAt());
        }
    }

    /** One status of tasks. */
    @Schema(name = "StepStatistics")
    record Step(TaskStatus step, long count, Times time) {

        static Step of(TaskStatus step, Timings timings) {
            return new Step(step, timings.count(), Times.of(timings));
        }
    }
}
