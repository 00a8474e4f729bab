/**
 * Pools of connections to databases that are somebody else's. Vert.x does the pooling; what it lacks is here: one door with
 * an orderly close ({@link dev.parley.runtime.pool.ConnectionPoolManager}), a minimum, validation of what was idle, a limit
 * for the whole of connecting, backing off from a server that is away, and figures that stay true when connections break.
 *
 * <p>A reader must not assume that the database is PostgreSQL: all that is particular to it is behind {@link
 * dev.parley.runtime.pool.DatabaseConnector}.
 */
package dev.parley.runtime.pool;
