/** Between the contract's envelopes and the records of the Kafka client. */
package dev.parley.runtime.kafka;
