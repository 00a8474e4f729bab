/** What the readings of a question give, so that only those that differ have to be asked about. */
package dev.parley.tester.comparison;
