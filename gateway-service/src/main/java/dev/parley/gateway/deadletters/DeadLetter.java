package dev.parley.gateway.deadletters;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.runtime.kafka.DeadLetterHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A record that was put aside, without its bytes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeadLetter")
record DeadLetter(
        @Schema(description = "Where it is kept") Place place,

        @Schema(description = "When it was put aside") Instant putAsideAt,

        @Schema(description = "Why", examples = "not a QuerySubmitted: `query` cannot be empty")
        String reason,

        @Schema(examples = "PARLEY-2004") String errorCode,

        @Schema(description = "Where the record was read; missing when no service of Parley put it aside")
        Place original,

        @Schema(description = "Time of the record as it was read")
        Instant originalTimestamp,

        @Schema(description = "The key as text", examples = "job-17")
        String key,

        @Schema(description = "Size of the value; missing when the record has none")
        Integer valueBytes,

        @Schema(description = "First characters of the value")
        String preview,

        @Schema(description = "Whether the value was too large to be kept here; it is at the original place only")
        boolean valueCut,

        @Schema(description = "Where the record stood at first, when this one came back from a replay")
        String replayedFrom) {

    private static final int PREVIEW_BYTES = 200;
    private static final int KEY_BYTES = 200;

    static DeadLetter of(ConsumerRecord<byte[], byte[]> kept) {
        DeadLetterHeaders.Parts parts = DeadLetterHeaders.parts(kept.headers());
        Map<String, String> block = parts.block();
        return new DeadLetter(
                new Place(kept.topic(), kept.partition(), kept.offset()),
                Instant.ofEpochMilli(kept.timestamp()),
                block.get(DeadLetterHeaders.REASON),
                block.get(DeadLetterHeaders.ERROR_CODE),
                original(block).orElse(null),
                number(block, DeadLetterHeaders.TIMESTAMP)
                        .map(Instant::ofEpochMilli)
                        .orElse(null),
                SafeText.of(kept.key(), KEY_BYTES),
                kept.value() == null ? null : kept.value().length,
                SafeText.of(kept.value(), PREVIEW_BYTES),
                block.containsKey(DeadLetterHeaders.CUT),
                replayedFrom(parts.original()));
    }

    /** Empty when the record says no place, or none that can be. */
    private static Optional<Place> original(Map<String, String> block) {
        String topic = block.get(DeadLetterHeaders.TOPIC);
        Optional<Long> partition = number(block, DeadLetterHeaders.PARTITION);
        Optional<Long> offset = number(block, DeadLetterHeaders.OFFSET);
        boolean whole = topic != null && partition.isPresent() && offset.isPresent();
        return whole && partition.get() <= Integer.MAX_VALUE
                ? Optional.of(new Place(topic, partition.get().intValue(), offset.get()))
                : Optional.empty();
    }

    private static Optional<Long> number(Map<String, String> block, String name) {
        String text = block.get(name);
        return text != null && text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static String replayedFrom(List<Header> headers) {
        return headers.stream()
                .filter(header -> header.key().equals(DeadLetterHeaders.REPLAYED))
                .findFirst()
                .map(header -> SafeText.of(header.value(), KEY_BYTES))
                .orElse(null);
    }
}
