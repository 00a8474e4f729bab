/**
 * Readers of what is shown, and by what it is grouped.
 */
package dev.parley.engine.interpretation.shown;
