/** Whether an answer is the one that was expected. */
package dev.parley.tester.expected;
