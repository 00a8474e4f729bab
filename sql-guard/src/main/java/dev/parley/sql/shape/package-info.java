/**
 * What statements have in common that differ in their values alone, so that what was measured of one counts for all of
 * its shape. Two statements of one shape may still have different plans.
 */
package dev.parley.sql.shape;
