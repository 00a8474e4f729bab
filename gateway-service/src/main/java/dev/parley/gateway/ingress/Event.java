package dev.parley.gateway.ingress;

import dev.parley.model.message.QueryCommand;
import java.util.UUID;

/**
 * What a record says, in whichever form it came.
 *
 * @param id the producer's; null when it gave none
 * @param source within which the id is unique; empty when it gave none
 * @param taskId the task that is answered or cancelled, or the id that a new one shall have; null for a submission whose
 *     producer leaves it to Parley
 */
record Event(String id, String source, UUID taskId, QueryCommand command) {}
