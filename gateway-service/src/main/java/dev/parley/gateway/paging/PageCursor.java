package dev.parley.gateway.paging;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The last row of a page, newest first, as a place to go on from. To a caller it is an opaque text; one that was tampered
 * with shows rows that are the caller's own all the same.
 *
 * @param at in microseconds, as the database keeps it
 * @param id which of the rows of that moment
 */
public record PageCursor(Instant at, UUID id) {

    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "/" + id).getBytes(US_ASCII));
    }

    /** @throws ValidationException when it is none of ours */
    public static PageCursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), US_ASCII).split("/", -1);
            if (parts.length == 2) {
                PageCursor cursor =
                        new PageCursor(ListParameters.storable(Instant.parse(parts[0])), UUID.fromString(parts[1]));
                if (cursor.text().equals(text)) {
                    return cursor;
                }
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // said below
        }
        throw new ValidationException(
                ErrorCode.INVALID_REQUEST, "`cursor` is not the `next` of an earlier page of this list");
    }
}
