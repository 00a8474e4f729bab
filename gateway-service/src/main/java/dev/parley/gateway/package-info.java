/**
 * The door, and the orchestrator behind it. In the order of a question: {@code submission} (REST and Kafka) →
 * {@code orchestration} (the state machine, its transaction, the outbox) → {@code streaming} (live events);
 * {@code agents} and {@code databases} show what there is; {@code problem} turns errors into problem documents.
 * {@code watch} shows what happens to those who watch: {@code audit}, {@code performance} and {@code failures}.
 */
package dev.parley.gateway;
