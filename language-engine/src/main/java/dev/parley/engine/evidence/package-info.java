/**
 * Spans of a question with what they may mean: operations, tables, columns, values, numbers, periods. Nothing is
 * decided here but how the question is cut; a span keeps all its meanings.
 */
package dev.parley.engine.evidence;
