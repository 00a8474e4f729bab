package dev.parley.runtime.agent;

import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec;
import dev.parley.model.message.Topics;
import dev.parley.runtime.kafka.KafkaRecords;
import dev.parley.runtime.trace.Spans;
import dev.parley.runtime.trace.TraceHeaders;
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
    private final Spans spans;

    ReplyProducer(
            @Channel("replies") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter,
            Spans spans) {
        this.emitter = emitter;
        this.spans = spans;
    }

    /** Returns when the broker has it. */
    void send(Envelope<AgentReply> reply) {
        String key = reply.taskId().toString();
        byte[] value = EnvelopeCodec.value(reply);
        spans.sending(
                        Topics.REPLIES,
                        TraceHeaders.current(EnvelopeCodec.headers(reply)),
                        headers -> emitter.sendMessage(KafkaRecords.outgoing(null, key, headers, value)))
                .await()
                .indefinitely();
    }
}
