package dev.parley.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.model.message.Envelope;
import dev.parley.model.message.EnvelopeCodec;
import dev.parley.model.message.Message;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Envelopes in and out of Kafka records. */
public final class KafkaRecords {

    private KafkaRecords() {}

    /** @throws dev.parley.model.error.ValidationException when the record is not one of that family */
    public static <M extends Message> Envelope<M> read(ConsumerRecord<?, byte[]> received, Class<M> family) {
        return EnvelopeCodec.read(asMap(received.headers()), received.value(), family);
    }

    /** Where the record stands, such as {@code parley.queries-0@42}. */
    public static String place(ConsumerRecord<?, ?> received) {
        return received.topic() + "-" + received.partition() + "@" + received.offset();
    }

    /** The headers as text, the last one of a name; a header without value is left out. */
    public static Map<String, String> asMap(Headers headers) {
        Map<String, String> map = new HashMap<>();
        for (Header header : headers) {
            if (header.value() != null) {
                map.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return map;
    }

    /** A record ready for an emitter; the topic is the channel's own when null. */
    public static org.eclipse.microprofile.reactive.messaging.Message<byte[]> outgoing(
            String topic, String key, Map<String, String> headers, byte[] value) {
        Headers kafkaHeaders = new RecordHeaders();
        headers.forEach((name, text) -> kafkaHeaders.add(new RecordHeader(name, text.getBytes(UTF_8))));
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic)
                .withKey(key)
                .withHeaders(kafkaHeaders)
                .build();
        return org.eclipse.microprofile.reactive.messaging.Message.of(value).addMetadata(metadata);
    }

    public static org.eclipse.microprofile.reactive.messaging.Message<byte[]> outgoing(Envelope<?> envelope) {
        return outgoing(
                null, envelope.taskId().toString(), EnvelopeCodec.headers(envelope), EnvelopeCodec.value(envelope));
    }
}
