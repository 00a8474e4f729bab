/**
 * Another statement after one that failed its test, where the finding says what to change: what PostgreSQL said, or what the
 * tester saw in the answer. Each repair is of one kind and says what it did; where it would have to guess, there is none.
 */
package dev.parley.rewriter.repair;
