/**
 * Looks for answers that look right and are wrong, after a statement ran well. Each test asks the database a few small
 * questions made from the statement ({@link dev.parley.tester.probe.Probes}) and tells what it saw with its numbers.
 */
package dev.parley.tester.truth;
