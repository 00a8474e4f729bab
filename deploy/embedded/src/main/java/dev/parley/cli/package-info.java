/**
 * The {@code parley} command: one class per sub-command. It loads as little as it can, so that asking is quick: nothing
 * here may touch Kafka, PostgreSQL or Redis classes; those live in the supervisor's process.
 *
 * <p>The script {@code parley} passes what a JVM cannot find out by itself as system properties: {@code parley.project},
 * {@code parley.terminals} (which of 0, 1 and 2 are terminals) and {@code parley.columns}.
 */
package dev.parley.cli;
