/**
 * What travels on the topics. A Kafka record has the task id as key, one of these records as JSON value, and its
 * {@link dev.parley.model.message.Envelope} as CloudEvents headers (binary mode).
 *
 * <p>Four sealed families say who may write what: {@link dev.parley.model.message.QueryCommand} (any producer),
 * {@link dev.parley.model.message.AgentRequest} (gateway), {@link dev.parley.model.message.AgentReply} (agents),
 * {@link dev.parley.model.message.TaskResult} (gateway, for any consumer).
 */
package dev.parley.model.message;
