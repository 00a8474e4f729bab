package dev.parley.gateway.orchestration;

import dev.parley.gateway.audit.Act;
import dev.parley.gateway.audit.SecurityAuditor;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Envelope;
import dev.parley.runtime.kafka.KafkaRecords;
import dev.parley.runtime.trace.Spans;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes the agents' replies in. */
@ApplicationScoped
public class ReplyConsumer {

    private final PatientTaskProcessor processor;
    private final SecurityAuditor auditor;
    private final Spans spans;

    ReplyConsumer(PatientTaskProcessor processor, SecurityAuditor auditor, Spans spans) {
        this.processor = processor;
        this.auditor = auditor;
        this.spans = spans;
    }

    @Incoming("agent-replies")
    @RunOnVirtualThread
    public void consume(ConsumerRecord<byte[], byte[]> received) {
        spans.processing(received, () -> take(received));
    }

    private void take(ConsumerRecord<byte[], byte[]> received) {
        try {
            Envelope<AgentReply> reply = KafkaRecords.read(received, AgentReply.class);
            processor.run(tasks -> tasks.reply(reply));
        } catch (ValidationException e) {
            auditor.refused(null, Act.RECORD, null, KafkaRecords.place(received), e.failure());
            throw e;
        }
    }
}
