package dev.parley.gateway.orchestration;

/**
 * What a submission came to.
 *
 * @param repeated whether the task is that of an earlier request with the same idempotency key
 */
public record Receipt(Task task, boolean repeated) {}
