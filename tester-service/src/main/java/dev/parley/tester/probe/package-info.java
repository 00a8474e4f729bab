/**
 * Small reads that are made from a statement that was judged and ran well, to see what it would have returned in another
 * form. Each is judged by its form too, runs in the sandbox role, in a savepoint and a time limit of its own.
 */
package dev.parley.tester.probe;
