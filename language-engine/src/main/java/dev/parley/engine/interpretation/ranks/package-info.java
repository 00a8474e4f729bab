/**
 * Readers of what ranks first, of the order of the rows, and of how many there are to be.
 */
package dev.parley.engine.interpretation.ranks;
