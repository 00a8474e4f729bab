/**
 * Asks sets of questions, judges the answers by running them next to the right SQL, and says where the errors are. It
 * measures and never teaches: nothing of a set of questions may find its way into the engine.
 */
package dev.parley.evaluation;
