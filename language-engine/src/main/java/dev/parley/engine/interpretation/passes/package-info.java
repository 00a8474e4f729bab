/**
 * Brings what was said into the words and the order that the grammar reads: {@code Passes} has all of them, each knows one
 * turn of language. Nothing is read yet, so that they may be tried on any words.
 */
package dev.parley.engine.interpretation.passes;
