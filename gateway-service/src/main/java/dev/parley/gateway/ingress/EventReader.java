package dev.parley.gateway.ingress;

import static dev.parley.gateway.ingress.RecordText.header;
import static dev.parley.gateway.ingress.RecordText.shortened;
import static dev.parley.gateway.ingress.RecordText.unreadable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.EnvelopeCodec.Headers;
import dev.parley.model.message.MessageTypes;
import dev.parley.model.message.QueryCommand;
import dev.parley.model.message.QuerySubmitted;
import dev.parley.runtime.trace.TraceHeaders;
import io.opentelemetry.context.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads a record as one of three: a CloudEvent in structured mode, one in binary mode, or plain JSON. Attributes and
 * extensions that Parley does not know are passed over; a field of the command that it does not know is refused, like at
 * the REST API.
 *
 * <p>Source: CloudEvents 1.0.2, its JSON event format, and its Kafka protocol binding 1.0.2, section 3.
 */
final class EventReader {

    /** More than the largest submission that REST takes, and little enough to be read at once. */
    static final int MAX_VALUE_BYTES = 1024 * 1024;

    private static final String SPEC_VERSION = "1.0";
    private static final String STRUCTURED = "application/cloudevents";
    private static final String STRUCTURED_JSON = "application/cloudevents+json";

    private EventReader() {}

    /** @throws ValidationException saying which header or field is wrong, and how */
    static Event read(ConsumerRecord<byte[], byte[]> received) {
        byte[] value = received.value();
        if (value == null || value.length == 0) {
            throw unreadable("the record has no value");
        }
        if (value.length > MAX_VALUE_BYTES) {
            throw unreadable("the value has " + value.length + " bytes; at most " + MAX_VALUE_BYTES + " are taken");
        }
        String mediaType = header(received.headers(), Headers.CONTENT_TYPE)
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        if (mediaType.equals(STRUCTURED_JSON)) {
            return structured(received.headers(), CommandJson.tree(value));
        }
        if (mediaType.startsWith(STRUCTURED)) {
            throw unreadable("content-type `" + shortened(mediaType)
                    + "` is not taken; a CloudEvent in structured mode is " + STRUCTURED_JSON);
        }
        return binary(received.headers(), value);
    }

    /** The task that a record in binary mode is about, whatever else is wrong with it; null when that cannot be told. */
    static UUID subject(ConsumerRecord<byte[], byte[]> received) {
        try {
            return taskId("", header(received.headers(), Headers.SUBJECT), QuerySubmitted.class);
        } catch (ValidationException e) {
            return null;
        }
    }

    private static Event binary(org.apache.kafka.common.header.Headers headers, byte[] value) {
        header(headers, Headers.SPEC_VERSION).ifPresent(EventReader::requireVersion);
        Class<? extends QueryCommand> type = type(header(headers, Headers.TYPE));
        Optional<String> subject = header(headers, Headers.SUBJECT);
        return new Event(
                header(headers, Headers.ID).orElse(null),
                header(headers, Headers.SOURCE).orElse(""),
                taskId("header `" + Headers.SUBJECT + "`", subject, type),
                CommandJson.command(value, type),
                TraceHeaders.of(headers));
    }

    private static Event structured(org.apache.kafka.common.header.Headers headers, JsonNode event) {
        requireVersion(required(event, "specversion"));
        String id = required(event, "id");
        String source = required(event, "source");
        Class<? extends QueryCommand> type = type(Optional.of(required(event, "type")));
        UUID taskId = taskId("attribute `subject`", text(event, "subject"), type);
        return new Event(id, source, taskId, CommandJson.command(data(event), type), trace(headers, event));
    }

    /** That of CloudEvents' extension for distributed tracing, else that of the record, which a client's library sets. */
    private static Context trace(org.apache.kafka.common.header.Headers headers, JsonNode event) {
        String parent = event.path(TraceHeaders.PARENT).textValue();
        if (parent == null) {
            return TraceHeaders.of(headers);
        }
        return TraceHeaders.of(parent, event.path(TraceHeaders.STATE).textValue());
    }

    private static JsonNode data(JsonNode event) {
        JsonNode data = event.get("data");
        JsonNode base64 = event.get("data_base64");
        if ((data == null) == (base64 == null)) {
            throw unreadable("the event has to have either `data` or `data_base64`");
        }
        return data != null ? data : CommandJson.decoded(base64);
    }

    private static void requireVersion(String version) {
        if (!version.equals(SPEC_VERSION)) {
            throw unreadable(
                    "specversion is `" + shortened(version) + "`; CloudEvents " + SPEC_VERSION + " is what is taken");
        }
    }

    /** A type may carry a prefix, such as a reverse DNS name, as CloudEvents recommends. */
    private static Class<? extends QueryCommand> type(Optional<String> type) {
        String name = type.map(text -> text.substring(Math.max(text.lastIndexOf('.'), text.lastIndexOf('/')) + 1))
                .orElse(QuerySubmitted.class.getSimpleName());
        return MessageTypes.named(name, QueryCommand.class);
    }

    private static UUID taskId(String where, Optional<String> subject, Class<? extends QueryCommand> type) {
        if (subject.isEmpty()) {
            if (type == QuerySubmitted.class) {
                return null;
            }
            throw unreadable(where + " is missing; it has to be the id of the task");
        }
        try {
            UUID id = UUID.fromString(subject.get());
            if (id.toString().equalsIgnoreCase(subject.get())) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw unreadable(where + " is `" + shortened(subject.get()) + "`; it has to be the UUID of a task");
    }

    private static String required(JsonNode event, String attribute) {
        return text(event, attribute)
                .orElseThrow(() -> unreadable("the CloudEvent has no attribute `" + attribute + "`"));
    }

    private static Optional<String> text(JsonNode event, String attribute) {
        JsonNode found = event.get(attribute);
        if (found == null || found.isNull()) {
            return Optional.empty();
        }
        if (!found.isTextual() || found.textValue().isBlank()) {
            throw unreadable("the CloudEvent's attribute `" + attribute + "` has to be a text that is not empty");
        }
        return Optional.of(found.textValue());
    }
}
