package dev.parley.model.message;

/**
 * What one run of the SQL cost. What the planner expects is 0 where it is not told: of tables whose rows are not everybody's
 * to see, an estimate would tell of the hidden ones.
 *
 * @param planCost the planner's total cost, in its own units
 * @param planRows rows that the planner expects
 * @param planningMillis time for the plan, milliseconds
 * @param executionMillis time from opening the cursor to the last row, milliseconds
 * @param measurement what repeated runs showed; null when none was asked for, or there was no time for one
 */
public record PerformanceMetrics(
        double planCost, double planRows, double planningMillis, double executionMillis, Measurement measurement) {

    public PerformanceMetrics(double planCost, double planRows, double planningMillis, double executionMillis) {
        this(planCost, planRows, planningMillis, executionMillis, null);
    }

    /** Whether what the planner expects is told; it expects no row only where none can come. */
    public boolean tellsPlan() {
        return planRows > 0;
    }

    public PerformanceMetrics withMeasurement(Measurement measured) {
        return new PerformanceMetrics(planCost, planRows, planningMillis, executionMillis, measured);
    }
}
