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
    private final Timings execution = new Timings();
    private final Timings planning = new Timings();
    private double cost;
    private double expectedRows;
    private double broughtRows;
    private long whole;
    private long cut;
    private List<String> advice = List.of();

    ShapeStatistics(StatementShape shape, String database) {
        this.shape = shape;
        this.database = database;
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
