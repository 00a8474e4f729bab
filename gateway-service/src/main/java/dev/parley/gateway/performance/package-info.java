/**
 * The {@link dev.parley.gateway.performance.PerformanceAnalyzer}: what was measured of statements, by shape and database,
 * and of the steps of tasks; and what follows from it.
 *
 * <p>A reader must not take the statistics for those of the target database: they are of what this gateway answered
 * since its start, and of as many shapes as are kept.
 */
package dev.parley.gateway.performance;
