/**
 * What a statement costs: measured by running it again where that was asked for, and advice for those that are slow. The
 * advice looks at the plan for what is slow, at the tree for why, and at the catalog for what is there; it never reads SQL
 * as text.
 */
package dev.parley.tester.performance;
