package dev.parley.gateway.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.gateway.security.Caller;
import dev.parley.runtime.kafka.DeadLetterHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Under which a record is known, so that one that comes again is taken once. CloudEvents are the same when their source
 * and id are; a record without an id is itself wherever it was put back to. The caller is part of it: nobody can have
 * another's record taken for one that was seen.
 *
 * <p>Where a record stood at first is said by a header, which its producer could write as well. So what the record says is
 * part of its place: who claims the place of another's record of the same caller can but say the very same there.
 */
final class RecordId {

    private RecordId() {}

    static UUID of(Caller caller, Event event, ConsumerRecord<byte[], byte[]> received) {
        Stream<String> parts = event.id() == null
                ? Stream.of(caller.tenant(), caller.subject(), "place", place(received), said(event, received))
                : Stream.of(caller.tenant(), caller.subject(), "event", event.source(), event.id());
        return UUID.nameUUIDFromBytes(joined(parts).getBytes(UTF_8));
    }

    /** Each with its length before it, so that no two lists of parts give the same text; what is not there has none. */
    private static String joined(Stream<String> parts) {
        return parts.map(part -> part == null ? "-" : part.length() + ":" + part)
                .collect(Collectors.joining());
    }

    private static String place(ConsumerRecord<byte[], byte[]> received) {
        return RecordText.header(received.headers(), DeadLetterHeaders.REPLAYED)
                .orElseGet(() -> DeadLetterHeaders.place(
                        received.topic(), received.partition(), received.offset(), received.timestamp()));
    }

    private static String said(Event event, ConsumerRecord<byte[], byte[]> received) {
        return joined(Stream.of(
                event.command().getClass().getSimpleName(),
                String.valueOf(event.taskId()),
                digest(received.key()),
                digest(received.value())));
    }

    private static String digest(byte[] bytes) {
        try {
            return bytes == null
                    ? ""
                    : HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
