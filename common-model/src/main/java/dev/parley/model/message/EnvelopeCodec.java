package dev.parley.model.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.parley.model.Json;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ParleyException;
import dev.parley.model.error.ValidationException;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Envelopes as Kafka records in CloudEvents' binary mode: headers and JSON bytes. Free of any Kafka class, so that every
 * client library can be put around it.
 *
 * <p>Source: CloudEvents 1.0.2, Kafka protocol binding 1.0.2, section 3.2.
 */
public final class EnvelopeCodec {

    private static final String SPEC_VERSION = "1.0";

    private EnvelopeCodec() {}

    public static Map<String, String> headers(Envelope<?> envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Headers.SPEC_VERSION, SPEC_VERSION);
        headers.put(Headers.ID, envelope.id().toString());
        headers.put(Headers.TYPE, envelope.message().type());
        headers.put(Headers.SOURCE, envelope.source());
        headers.put(Headers.SUBJECT, envelope.taskId().toString());
        headers.put(Headers.TIME, envelope.time().toString());
        headers.put(Headers.CONTENT_TYPE, "application/json");
        if (envelope.causationId() != null) {
            headers.put(Headers.CAUSATION_ID, envelope.causationId().toString());
        }
        return headers;
    }

    public static byte[] value(Envelope<?> envelope) {
        return Json.bytes(envelope.message());
    }

    /**
     * @param family the messages that may come here
     * @throws ValidationException saying which header or field is wrong, and how
     */
    public static <M extends Message> Envelope<M> read(Map<String, String> headers, byte[] value, Class<M> family) {
        Class<? extends M> type = MessageTypes.named(required(headers, Headers.TYPE), family);
        return new Envelope<>(
                uuid(Headers.ID, required(headers, Headers.ID)),
                required(headers, Headers.SOURCE),
                uuid(Headers.SUBJECT, required(headers, Headers.SUBJECT)),
                time(required(headers, Headers.TIME)),
                headers.get(Headers.CAUSATION_ID) == null
                        ? null
                        : uuid(Headers.CAUSATION_ID, headers.get(Headers.CAUSATION_ID)),
                message(value, type));
    }

    /** @throws ValidationException when the bytes are not JSON of that message */
    public static <M extends Message> M message(byte[] value, Class<M> type) {
        if (value == null) {
            throw unreadable("the record has no value");
        }
        try {
            M message = Json.mapper().readValue(value, type);
            if (message == null) {
                throw unreadable("the value is JSON null");
            }
            return message;
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof ParleyException cause) {
                throw unreadable(cause.getMessage());
            }
            throw unreadable("not a " + type.getSimpleName() + ": " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw unreadable("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw unreadable("not JSON: " + e.getMessage());
        }
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null || value.isBlank()) {
            throw unreadable("header `" + name + "` is missing");
        }
        return value;
    }

    private static UUID uuid(String header, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw unreadable("header `" + header + "` is not a UUID: " + shortened(text));
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw unreadable("header `" + Headers.TIME + "` is not an RFC 3339 time: " + shortened(text));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static ValidationException unreadable(String why) {
        return new ValidationException(ErrorCode.UNREADABLE_RECORD, why);
    }

    /** Names of the Kafka headers. */
    public static final class Headers {
        public static final String SPEC_VERSION = "ce_specversion";
        public static final String ID = "ce_id";
        public static final String TYPE = "ce_type";
        public static final String SOURCE = "ce_source";
        public static final String SUBJECT = "ce_subject";
        public static final String TIME = "ce_time";
        /** Extension attribute: id of the message that is answered. */
        public static final String CAUSATION_ID = "ce_causationid";

        public static final String CONTENT_TYPE = "content-type";

        private Headers() {}
    }
}
