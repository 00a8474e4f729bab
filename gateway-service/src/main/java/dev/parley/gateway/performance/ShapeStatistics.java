package dev.parley.gateway.performance;

import dev.parley.gateway.watch.TaskStep.Measured;
import dev.parley.sql.shape.StatementShape;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What was measured of the statements of one shape on one database. Not for several threads. */
final class ShapeStatistics {

    private final StatementShape shape;
    private final String database;
    private final Timings execution;
    private final Timings planning;
    private double cost;
    private double expectedRows;
    private double broughtRows;
    private long whole;
    private long cut;
    private List<String> advice = List.of();

    ShapeStatistics(StatementShape shape, String database) {
        this.shape = shape;
        this.database = database;
        this.execution = new Timings();
        this.planning = new Timings();
    }

    private ShapeStatistics(Kept kept) {
        this.shape = kept.shape();
        this.database = kept.database();
        this.execution = kept.execution().timings();
        this.planning = kept.planning().timings();
        this.cost = kept.cost();
        this.expectedRows = kept.expectedRows();
        this.broughtRows = kept.broughtRows();
        this.whole = kept.whole();
        this.cut = kept.cut();
        this.advice = kept.advice();
    }

    /** All that there is, as it is kept in a table; cost and rows are sums. */
    record Kept(
            StatementShape shape,
            String database,
            Timings.Kept execution,
            Timings.Kept planning,
            double cost,
            double expectedRows,
            double broughtRows,
            long whole,
            long cut,
            List<String> advice) {

        ShapeStatistics statistics() {
            return new ShapeStatistics(this);
        }
    }

    Kept kept() {
        return new Kept(
                shape,
                database,
                execution.kept(),
                planning.kept(),
                cost,
                expectedRows,
                broughtRows,
                whole,
                cut,
                advice);
    }

    /** Of the same shape and database, measured elsewhere or earlier. */
    void add(ShapeStatistics other) {
        boolean later = execution.lastAt() == null
                || (other.execution.lastAt() != null && other.execution.lastAt().isAfter(execution.lastAt()));
        advice = advice.isEmpty() || (later && !other.advice.isEmpty()) ? other.advice : advice;
        execution.add(other.execution);
        planning.add(other.planning);
        cost += other.cost;
        expectedRows += other.expectedRows;
        broughtRows += other.broughtRows;
        whole += other.whole;
        cut += other.cut;
    }

    /** What the planner expects of rows can be compared only where all rows were brought. */
    void add(Measured measured, UUID taskId, Instant at) {
        var metrics = measured.metrics();
        execution.add(metrics.executionMillis(), taskId, at);
        planning.add(metrics.planningMillis(), taskId, at);
        cost += metrics.planCost();
        advice = measured.advice().isEmpty() ? advice : measured.advice();
        if (measured.truncated()) {
            cut++;
        } else {
            whole++;
            expectedRows += metrics.planRows();
            broughtRows += measured.rows();
        }
    }

    StatementShape shape() {
        return shape;
    }

    String database() {
        return database;
    }

    Timings execution() {
        return execution;
    }

    Timings planning() {
        return planning;
    }

    double sumCost() {
        return cost;
    }

    double meanCost() {
        return cost / execution.count();
    }

    /** Mean number of rows that the planner expected, of answers that were not cut; 0 when there are none. */
    double meanExpectedRows() {
        return whole == 0 ? 0 : expectedRows / whole;
    }

    /** Mean number of rows that came, of answers that were not cut; 0 when there are none. */
    double meanRows() {
        return whole == 0 ? 0 : broughtRows / whole;
    }

    /** How many answers have all their rows. */
    long whole() {
        return whole;
    }

    /** How many answers were cut at the row limit. */
    long cut() {
        return cut;
    }

    /** What the tester said last about how it could be faster. */
    List<String> advice() {
        return advice;
    }
}
