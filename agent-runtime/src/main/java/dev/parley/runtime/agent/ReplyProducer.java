package dev.parley.runtime.agent;

import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Envelope;
import dev.parley.runtime.kafka.KafkaRecords;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts replies on {@code parley.replies}. */
@ApplicationScoped
@IfBuildProperty(name = "parley.agent.enabled", stringValue = "true")
class ReplyProducer {

    private final MutinyEmitter<byte[]> emitter;

    ReplyProducer(@Channel("replies") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /** Returns when the broker has it. */
    void send(Envelope<AgentReply> reply) {
        emitter.sendMessageAndAwait(KafkaRecords.outgoing(reply));
    }
}
