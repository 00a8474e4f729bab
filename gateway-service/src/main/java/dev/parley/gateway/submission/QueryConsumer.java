package dev.parley.gateway.submission;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.gateway.audit.Act;
import dev.parley.gateway.audit.SecurityAuditor;
import dev.parley.gateway.orchestration.PatientTaskProcessor;
import dev.parley.gateway.security.Caller;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.ClarificationAnswered;
import dev.parley.model.message.EnvelopeCodec;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.MessageTypes;
import dev.parley.model.message.QueryCancelled;
import dev.parley.model.message.QueryCommand;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.runtime.kafka.KafkaRecords;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Questions over Kafka. A producer needs nothing but a JSON value, {@code {"query": "…", "database": "…"}}; CloudEvents
 * headers add the type of command and an id under which a record that comes twice is taken once.
 *
 * <p>{@code ce_subject} is the task id: a new UUID for a submission, if the producer wants to choose it, or the task that
 * an answer or a cancellation is about. The key of a submission is the producer's own and comes back as the {@code
 * reference} of its results, unless the value names one.
 */
@ApplicationScoped
public class QueryConsumer {

    private static final Logger LOG = Logger.getLogger(QueryConsumer.class);

    private final PatientTaskProcessor processor;
    private final RecordIdentity identity;
    private final SecurityAuditor auditor;

    QueryConsumer(PatientTaskProcessor processor, RecordIdentity identity, SecurityAuditor auditor) {
        this.processor = processor;
        this.identity = identity;
        this.auditor = auditor;
    }

    @Incoming("queries")
    @RunOnVirtualThread
    public void consume(ConsumerRecord<String, byte[]> received) {
        Map<String, String> headers = KafkaRecords.asMap(received.headers());
        Caller caller = null;
        try {
            caller = identity.caller(headers);
            take(received, headers, caller);
        } catch (ValidationException e) {
            String place = KafkaRecords.place(received);
            LOG.warnf("record at %s goes to the dead letters: %s", place, e.getMessage());
            auditor.refused(
                    caller, Act.RECORD, uuid(headers.get(Headers.SUBJECT)).orElse(null), place, e.failure());
            throw e;
        }
    }

    private void take(ConsumerRecord<String, byte[]> received, Map<String, String> headers, Caller caller) {
        UUID messageId = uuid(headers.get(Headers.ID)).orElseGet(() -> place(received));
        Optional<UUID> taskId = uuid(headers.get(Headers.SUBJECT));
        Class<? extends QueryCommand> type = MessageTypes.named(
                headers.getOrDefault(Headers.TYPE, QuerySubmitted.class.getSimpleName()), QueryCommand.class);
        switch (EnvelopeCodec.message(received.value(), type)) {
            case QuerySubmitted submission ->
                processor.run(tasks -> tasks.submit(
                        messageId, taskId.orElse(messageId), referenced(submission, received.key()), caller));
            case ClarificationAnswered answer ->
                processor.run(tasks -> tasks.answer(messageId, required(taskId), caller, answer));
            case QueryCancelled cancel ->
                processor.run(tasks -> tasks.cancel(messageId, required(taskId), caller, cancel));
        }
    }

    private static QuerySubmitted referenced(QuerySubmitted submission, String key) {
        if (submission.reference() != null || key == null) {
            return submission;
        }
        return new QuerySubmitted(submission.query(), submission.database(), submission.options(), key);
    }

    /** Identity of a record whose producer gave it none: the same at every delivery. */
    private static UUID place(ConsumerRecord<String, byte[]> received) {
        String place =
                received.topic() + "/" + received.partition() + "/" + received.offset() + "/" + received.timestamp();
        return UUID.nameUUIDFromBytes(place.getBytes(UTF_8));
    }

    private static Optional<UUID> uuid(String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static UUID required(Optional<UUID> taskId) {
        return taskId.orElseThrow(() ->
                new ValidationException(ErrorCode.UNREADABLE_RECORD, "header `ce_subject` is not the UUID of a task"));
    }
}
