package dev.parley.gateway.orchestration;

import dev.parley.model.message.AgentReply;
import dev.parley.model.message.Envelope;
import dev.parley.runtime.kafka.KafkaRecords;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes the agents' replies in. */
@ApplicationScoped
public class ReplyConsumer {

    private final PatientTaskProcessor processor;

    ReplyConsumer(PatientTaskProcessor processor) {
        this.processor = processor;
    }

    @Incoming("agent-replies")
    @RunOnVirtualThread
    public void consume(ConsumerRecord<String, byte[]> received) {
        Envelope<AgentReply> reply = KafkaRecords.read(received, AgentReply.class);
        processor.run(tasks -> tasks.reply(reply));
    }
}
