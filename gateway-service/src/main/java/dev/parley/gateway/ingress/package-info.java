/**
 * Questions, answers and cancellations from {@code parley.queries}. What a record says is read without trust in any part of
 * it; one that cannot be carried out goes to the dead letters with the reason, and leaves no trace in the tables, so that
 * it can be replayed.
 */
package dev.parley.gateway.ingress;
