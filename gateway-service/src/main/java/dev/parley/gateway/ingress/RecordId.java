package dev.parley.gateway.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.gateway.security.Caller;
import dev.parley.runtime.kafka.DeadLetterHeaders;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Under which a record is known, so that one that comes again is taken once. CloudEvents are the same when their source
 * and id are; a record without an id is itself wherever it was put back to. The caller is part of it: nobody can have
 * another's record taken for one that was seen.
 */
final class RecordId {

    private static final char BETWEEN = '\0';

    private RecordId() {}

    static UUID of(Caller caller, Event event, ConsumerRecord<byte[], byte[]> received) {
        String identity = event.id() == null
                ? "place" + BETWEEN + place(received)
                : "event" + BETWEEN + event.source() + BETWEEN + event.id();
        String text = caller.tenant() + BETWEEN + caller.subject() + BETWEEN + identity;
        return UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
    }

    private static String place(ConsumerRecord<byte[], byte[]> received) {
        return RecordText.header(received.headers(), DeadLetterHeaders.REPLAYED)
                .orElseGet(() -> DeadLetterHeaders.place(
                        received.topic(), received.partition(), received.offset(), received.timestamp()));
    }
}
