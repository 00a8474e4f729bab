/** The SQL guard as the tester uses it: with what the target database's catalog says, and its findings as failures. */
package dev.parley.tester.guard;
