/**
 * The life of a task. {@link dev.parley.gateway.orchestration.Orchestrator} is a pure function from a state and what
 * happened to the next state and what to send; {@link dev.parley.gateway.orchestration.TaskProcessor} runs it in one
 * transaction with the task, its events, the outbox and the inbox; {@code OutboxRelay} publishes.
 *
 * <p>A reader must not assume that a message is published when the transaction commits, only that it will be.
 */
package dev.parley.gateway.orchestration;
