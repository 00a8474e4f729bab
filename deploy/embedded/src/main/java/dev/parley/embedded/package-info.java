/**
 * Real PostgreSQL, Apache Kafka, Redis and the four services on one machine, as child processes, without Docker.
 * {@link dev.parley.embedded.EmbeddedStack} is the only door; the sub-packages hold one kind of part each and are not
 * meant for others. Everything listens on 127.0.0.1 only, and everything that is kept lies under one
 * {@link dev.parley.embedded.StackHome}.
 */
package dev.parley.embedded;
