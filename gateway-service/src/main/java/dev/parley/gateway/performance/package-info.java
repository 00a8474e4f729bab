/**
 * The {@link dev.parley.gateway.performance.PerformanceAnalyzer}: what was measured of statements, by shape and database,
 * and of the steps of tasks; and what follows from it.
 *
 * <p>A reader must not take the statistics for those of the target database: they are of what the gateways answered, and
 * of as many shapes as are kept. Statements are of all gateways and survive a restart ({@link
 * dev.parley.gateway.performance.SharedStatistics}); steps are of this gateway since its start.
 */
package dev.parley.gateway.performance;
