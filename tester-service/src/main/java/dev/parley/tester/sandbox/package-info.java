/**
 * The read-only sandbox. One statement at a time, over the extended protocol alone, in a role that may only SELECT, in a
 * READ ONLY transaction that is always rolled back, on a connection that is reset afterwards.
 */
package dev.parley.tester.sandbox;
