/** Apache Kafka: one node that is broker and controller, in a JVM of its own, and Parley's topics on it. */
package dev.parley.embedded.kafka;
