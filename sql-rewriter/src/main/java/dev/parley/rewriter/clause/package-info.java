/**
 * A statement as what tests, rewrites and repairs look at: its SELECTs, their tables and conditions, and the text of another statement that
 * is made of parts of it. Text is cut at the spans of the tree and never made from values, so that a derived statement
 * holds nothing that the judged one did not hold.
 */
package dev.parley.rewriter.clause;
