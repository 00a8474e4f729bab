package dev.parley.gateway.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.function.Function;

/** A place in a list as the text that a caller sends back, which means nothing to them. */
public final class OpaqueCursor {

    private OpaqueCursor() {}

    public static String of(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(UTF_8));
    }

    /**
     * @param reader of the place; what is none makes it throw, or give null
     * @throws ValidationException when the text is none of ours
     */
    public static <P> P read(String cursor, Function<String, P> reader) {
        try {
            P place = reader.apply(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
            if (place != null) {
                return place;
            }
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            // said below
        }
        throw new ValidationException(
                ErrorCode.INVALID_REQUEST,
                "`cursor` is not the `next` of an earlier page of this list; leave it out to begin");
    }
}
