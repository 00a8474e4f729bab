package dev.parley.gateway.ingress;

import dev.parley.gateway.audit.Act;
import dev.parley.gateway.audit.SecurityAuditor;
import dev.parley.gateway.orchestration.PatientTaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.Envelope;
import dev.parley.model.message.QueryCancelled;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.runtime.kafka.KafkaRecords;
import dev.parley.runtime.trace.Spans;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Questions over Kafka. A producer needs nothing but a JSON value, {@code {"query": "…", "database": "…"}}; CloudEvents
 * attributes add the type of command and an id under which a record that comes twice is taken once.
 *
 * <p>{@code subject} is the task id: a new UUID for a submission, if the producer wants to choose it, or the task that an
 * answer or a cancellation is about. The key of a submission is the producer's own and comes back as the {@code reference}
 * of its results, unless the value names one.
 *
 * <p>Records of a partition are taken one after the other: a cancellation does not overtake its question.
 */
@ApplicationScoped
public class QueryConsumer {

    private static final Logger LOG = Logger.getLogger(QueryConsumer.class);

    private final PatientTaskProcessor processor;
    private final RecordIdentity identity;
    private final SecurityAuditor auditor;
    private final Spans spans;
    private final ExecutorService threads;

    QueryConsumer(
            PatientTaskProcessor processor,
            RecordIdentity identity,
            SecurityAuditor auditor,
            Spans spans,
            @VirtualThreads ExecutorService threads) {
        this.processor = processor;
        this.identity = identity;
        this.auditor = auditor;
        this.spans = spans;
        this.threads = threads;
    }

    @Incoming("queries")
    public Uni<Void> consume(ConsumerRecord<byte[], byte[]> received) {
        return Uni.createFrom().voidItem().invoke(() -> take(received)).runSubscriptionOn(threads);
    }

    private void take(ConsumerRecord<byte[], byte[]> received) {
        Caller caller = null;
        try {
            caller = identity.caller(received);
            Caller sender = caller;
            Event event = EventReader.read(received);
            spans.processing(received, event.trace(), () -> carryOut(received, event, sender));
        } catch (ValidationException e) {
            String place = KafkaRecords.place(received);
            LOG.warnf( // what is wrong may quote the record: that belongs to its headers there, and not into a log
                    "record at %s goes to the dead letters, refused with %s",
                    place, e.failure().errorCode().code());
            auditor.refused(caller, Act.RECORD, EventReader.subject(received), place, e.failure());
            throw e;
        }
    }

    private void carryOut(ConsumerRecord<byte[], byte[]> received, Event event, Caller caller) {
        UUID messageId = RecordId.of(caller, event, received);
        switch (event.command()) {
            case QuerySubmitted submission -> {
                UUID taskId = event.taskId() == null ? Envelope.newId() : event.taskId();
                QuerySubmitted referenced = referenced(submission, received.key());
                processor.run(tasks -> tasks.submit(messageId, taskId, referenced, caller));
            }
            case ClarificationAnswered answer ->
                processor.run(tasks -> tasks.answer(messageId, event.taskId(), caller, answer));
            case QueryCancelled cancel ->
                processor.run(tasks -> tasks.cancel(messageId, event.taskId(), caller, cancel));
        }
    }

    private static QuerySubmitted referenced(QuerySubmitted submission, byte[] key) {
        if (submission.reference() != null || key == null) {
            return submission;
        }
        String reference = RecordText.utf8("the key", key);
        try {
            return submission.withReference(reference);
        } catch (ValidationException e) {
            throw RecordText.unreadable("the key cannot be the reference of the results: " + e.getMessage()
                    + "; name another `reference` in the value");
        }
    }
}
