package dev.parley.model.message;

/**
 * @param planCost the planner's total cost, in its own units
 * @param planRows rows that the planner expects
 * @param planningMillis time for the plan, milliseconds
 * @param executionMillis time from opening the cursor to the last row, milliseconds
 */
public record PerformanceMetrics(double planCost, double planRows, double planningMillis, double executionMillis) {}
