package dev.parley.gateway.ingress;

import dev.parley.model.message.QueryCommand;
import io.opentelemetry.context.Context;
import java.util.UUID;

/**
 * What a record says, in whichever form it came.
 *
 * @param id the producer's; null when it gave none
 * @param source within which the id is unique; empty when it gave none
 * @param taskId the task that is answered or cancelled, or the id that a new one shall have; null for a submission whose
 *     producer leaves it to Parley
 * @param trace that it belongs to; a root when it names none
 */
record Event(String id, String source, UUID taskId, QueryCommand command, Context trace) {

    /** One that names no trace. */
    Event(String id, String source, UUID taskId, QueryCommand command) {
        this(id, source, taskId, command, Context.root());
    }
}
