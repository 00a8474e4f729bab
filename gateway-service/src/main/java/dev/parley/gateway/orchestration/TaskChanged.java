package dev.parley.gateway.orchestration;

import java.util.UUID;

/** Fired in this process after the transaction that changed the task. */
public record TaskChanged(UUID taskId) {}
