/**
 * Dead letters for operators: what was put aside, why, and back with it. They are read from their topics, and from there
 * alone: what Kafka's retention has removed is gone.
 */
package dev.parley.gateway.deadletters;
