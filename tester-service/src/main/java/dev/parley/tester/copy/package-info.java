/**
 * A sample of a database's rows in another database, where statements are tried first or alone: made from what the sandbox
 * role sees, aside, and put in place in one transaction. Nothing here writes to the database that is copied.
 */
package dev.parley.tester.copy;
