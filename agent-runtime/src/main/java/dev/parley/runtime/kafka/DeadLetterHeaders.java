package dev.parley.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ParleyException;
import dev.parley.model.error.ValidationException;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The headers of a dead letter: first a block that tells where the record stood and why it is here, ending with {@link
 * #TIMESTAMP}; after it the record's own headers, each of them in their order. So a producer's header of the same name
 * cannot pass for one of the block.
 *
 * <p>A token is no longer in it: {@code authorization} keeps its place, and {@link #REDACTED} is its value.
 */
public final class DeadLetterHeaders {

    public static final String REASON = "dead-letter-reason";
    public static final String ERROR_CODE = "dead-letter-error-code";
    public static final String TOPIC = "dead-letter-topic";
    public static final String PARTITION = "dead-letter-partition";
    public static final String OFFSET = "dead-letter-offset";
    /** Of the original record, in milliseconds; the last header of the block. */
    public static final String TIMESTAMP = "dead-letter-timestamp";
    /** Its bytes were too many to be kept a second time; they are at the original's place only. */
    public static final String CUT = "dead-letter-value-cut";
    /** On a record that was put back: the place it had at first, {@code topic/partition/offset/timestamp}. */
    public static final String REPLAYED = "dead-letter-replayed";

    public static final String TOKEN = "authorization";
    public static final String REDACTED = "redacted";

    private static final int MAX_REASON_CHARS = 1_000;

    /** Of the block; the first three of these are written for causes only. */
    private static final Set<String> BLOCK = Set.of(
            "dead-letter-exception-class-name",
            "dead-letter-cause-class-name",
            "dead-letter-cause",
            REASON,
            TOPIC,
            PARTITION,
            OFFSET,
            ERROR_CODE,
            CUT,
            TIMESTAMP);

    private DeadLetterHeaders() {}

    /** A dead letter's headers, parted. */
    public record Parts(Map<String, String> block, List<Header> original) {}

    /** @return an empty block when the record was not put aside by a service of ours */
    public static Parts parts(Headers headers) {
        Map<String, String> block = new HashMap<>();
        List<Header> original = new ArrayList<>();
        for (Header header : headers) {
            boolean inBlock = original.isEmpty()
                    && !block.containsKey(TIMESTAMP)
                    && BLOCK.contains(header.key())
                    && header.value() != null;
            if (inBlock) {
                block.putIfAbsent(header.key(), new String(header.value(), UTF_8));
            } else {
                original.add(header);
            }
        }
        return new Parts(block, original);
    }

    /** Value of {@link #REPLAYED}: where a record stood at first, which is its identity when its producer gave it none. */
    public static String place(String topic, int partition, long offset, long timestamp) {
        return topic + "/" + partition + "/" + offset + "/" + timestamp;
    }

    public static boolean isToken(Header header) {
        return TOKEN.equalsIgnoreCase(header.key());
    }

    /** Puts the end of the block before the record's own headers; what comes before it is Reactive Messaging's. */
    static void prepend(IncomingKafkaRecord<?, ?> failed, Throwable reason) {
        ErrorCode code = reason instanceof ParleyException e ? e.failure().errorCode() : ErrorCode.INTERNAL_ERROR;
        rewrite(
                failed.getHeaders(),
                List.of(
                        header(ERROR_CODE, code.code()),
                        header(TIMESTAMP, Long.toString(failed.getTimestamp().toEpochMilli()))));
    }

    static void markCut(IncomingKafkaRecord<?, ?> failed) {
        rewrite(failed.getHeaders(), List.of(header(CUT, "true")));
    }

    /** A reason is a header, and a header has to be short. */
    static Throwable bounded(Throwable reason) {
        String message = reason.getMessage();
        if (message == null || message.length() <= MAX_REASON_CHARS) {
            return reason;
        }
        ErrorCode code = reason instanceof ParleyException e ? e.failure().errorCode() : ErrorCode.INTERNAL_ERROR;
        return new ValidationException(Failure.of(code, message.substring(0, MAX_REASON_CHARS) + "…", Instant.now()));
    }

    private static void rewrite(Headers headers, List<Header> first) {
        Header[] own = headers.toArray();
        for (Header header : own) {
            headers.remove(header.key());
        }
        first.forEach(headers::add);
        for (Header header : own) {
            headers.add(isToken(header) ? header(header.key(), REDACTED) : header);
        }
    }

    private static Header header(String name, String text) {
        return new RecordHeader(name, text.getBytes(UTF_8));
    }
}
