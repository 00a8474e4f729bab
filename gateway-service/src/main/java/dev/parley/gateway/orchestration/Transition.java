package dev.parley.gateway.orchestration;

import dev.parley.model.message.Message;
import java.util.Optional;

/**
 * One step of a task.
 *
 * @param next the state that it is in then
 * @param outgoing what has to be published with it; at most one message, under the id of the {@link Tick}
 */
record Transition(TaskState next, Optional<Outgoing> outgoing) {

    static Transition sending(TaskState next, String topic, Message message) {
        return new Transition(next, Optional.of(new Outgoing(topic, message)));
    }

    record Outgoing(String topic, Message message) {}
}
