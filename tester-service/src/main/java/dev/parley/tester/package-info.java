/** Proves SQL: plans it, makes sure that it only reads, and runs it in the sandbox. */
package dev.parley.tester;
