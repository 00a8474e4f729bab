package dev.parley.model.message;

/**
 * As a command: the asker no longer wants the answer. As a result: the task ended so.
 *
 * @param reason in the asker's words; may be null
 */
public record QueryCancelled(String reason) implements QueryCommand, TaskResult {}
