/**
 * Other words than those that were said, where several things were said in one: each class finds one such turn and has its
 * words read, by a function that is given to it.
 */
package dev.parley.engine.interpretation.alternatives;
