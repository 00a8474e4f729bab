package dev.parley.gateway.ingress;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Text out of the bytes of a record. What could be read in two ways is refused. */
final class RecordText {

    private static final int MAX_SHOWN_CHARS = 80;

    private RecordText() {}

    /**
     * The header of that name, in whichever case it is written.
     *
     * @throws ValidationException when it stands twice, has no value, or one that is blank or no UTF-8
     */
    static Optional<String> header(Headers headers, String name) {
        Header found = null;
        for (Header header : headers) {
            if (header.key().equalsIgnoreCase(name)) {
                if (found != null) {
                    throw unreadable("header `" + name + "` stands there twice");
                }
                found = header;
            }
        }
        if (found == null) {
            return Optional.empty();
        }
        if (found.value() == null) {
            throw unreadable("header `" + name + "` has no value");
        }
        String text = utf8("header `" + name + "`", found.value());
        if (text.isBlank()) {
            throw unreadable("header `" + name + "` is empty");
        }
        return Optional.of(text);
    }

    /** @throws ValidationException naming what is no UTF-8 */
    static String utf8(String what, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable(what + " is not UTF-8");
        }
    }

    /** For messages, which have to be short. */
    static String shortened(String text) {
        return text.length() <= MAX_SHOWN_CHARS ? text : text.substring(0, MAX_SHOWN_CHARS) + "…";
    }

    static ValidationException unreadable(String why) {
        return new ValidationException(ErrorCode.UNREADABLE_RECORD, why);
    }
}
