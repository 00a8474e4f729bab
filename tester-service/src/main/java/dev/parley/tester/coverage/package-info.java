/** Which clauses of a statement made a difference to its result. */
package dev.parley.tester.coverage;
