/**
 * The engine's door: a question and a schema go in, ranked interpretations come out. No I/O, no clock, no state that
 * changes: the same input always gives the same output.
 */
package dev.parley.engine;
