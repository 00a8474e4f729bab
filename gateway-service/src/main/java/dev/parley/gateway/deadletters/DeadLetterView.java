package dev.parley.gateway.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.runtime.kafka.DeadLetterHeaders;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dead letter with all that it has. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeadLetterRecord")
record DeadLetterView(
        DeadLetter letter,

        @Schema(description = "The record's own headers in their order; credentials are shown as `redacted`")
        List<HeaderView> headers,

        @Schema(description = "The key's bytes in Base64") byte[] keyBase64,

        @Schema(description = "The value as text, its first 65,536 bytes; what cannot be shown is U+FFFD")
        String valueText,

        @Schema(description = "The value's bytes in Base64, all of them")
        byte[] valueBase64) {

    private static final int TEXT_BYTES = 65_536;
    private static final int HEADER_BYTES = 4_096;
    private static final Pattern CREDENTIAL =
            Pattern.compile("(?i).*(authorization|token|secret|passw|cookie|api[-_]?key|credential).*");

    static DeadLetterView of(ConsumerRecord<byte[], byte[]> kept) {
        return new DeadLetterView(
                DeadLetter.of(kept),
                DeadLetterHeaders.parts(kept.headers()).original().stream()
                        .map(HeaderView::of)
                        .toList(),
                kept.key(),
                SafeText.of(kept.value(), TEXT_BYTES),
                kept.value());
    }

    /** @param value null when the header has none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordHeader")
    record HeaderView(
            @Schema(examples = "ce_type") String name,
            @Schema(examples = "QuerySubmitted") String value) {

        static HeaderView of(Header header) {
            String shown =
                    header.value() != null && CREDENTIAL.matcher(header.key()).matches()
                            ? DeadLetterHeaders.REDACTED
                            : SafeText.of(header.value(), HEADER_BYTES);
            return new HeaderView(SafeText.of(header.key().getBytes(UTF_8), 200), shown);
        }
    }
}
