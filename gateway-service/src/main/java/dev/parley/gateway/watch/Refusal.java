package dev.parley.gateway.watch;

import dev.parley.model.error.Failure;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody was turned away before there was a task to move.
 *
 * @param principal null when nobody was authenticated
 * @param tenant the principal's; null where there are no tenants
 * @param taskId the task that it was about; null when there is none
 * @param layer what refused, as in the audit
 */
public record Refusal(String principal, String tenant, UUID taskId, String layer, Failure failure, Instant at)
        implements Observation {}
