package dev.parley.gateway.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

/**
 * A row of the audit, as a place to go on from. To a caller it is an opaque text.
 *
 * @param at in microseconds, as the database keeps it
 */
record AuditCursor(Instant at, long id) {

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "/" + id).getBytes(US_ASCII));
    }

    /** @throws ValidationException when it is none of ours */
    static AuditCursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), US_ASCII).split("/", -1);
            if (parts.length == 2) {
                return new AuditCursor(storable(Instant.parse(parts[0])), Long.parseLong(parts[1]));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // said below
        }
        throw new ValidationException(
                ErrorCode.INVALID_REQUEST, "`cursor` is not the `next` of an earlier page of the audit");
    }

    /** @throws DateTimeException when the database has no such time */
    static Instant storable(Instant moment) {
        int year = moment.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) {
            throw new DateTimeException("the year " + year);
        }
        return moment;
    }
}
