/**
 * Readers of what must be so of the rows: values, numbers, dates, other tables, comparisons.
 */
package dev.parley.engine.interpretation.conditions;
