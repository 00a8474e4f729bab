package dev.parley.gateway.paging;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

/** Query parameters of lists. What cannot be read is a {@link ValidationException} that names it. */
public final class ListParameters {

    private ListParameters() {}

    /** @param usual what holds when there is none */
    public static int limit(String text, int usual, int most) {
        try {
            int limit = text == null ? usual : Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong("`limit` must be a number from 1 to " + most);
    }

    /** @return null when there is none */
    public static Instant moment(String name, String text) {
        try {
            return text == null ? null : storable(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw wrong("`" + name + "` must be a time such as 2026-03-01T12:00:00Z");
        }
    }

    /** @return null when there is none, or it is empty */
    public static String text(String name, String text, int maxChars) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > maxChars || text.indexOf('\0') >= 0) {
            throw wrong("`" + name + "` must have at most " + maxChars + " characters, and none of them NUL");
        }
        return text;
    }

    /** @return null when there is none */
    public static <E extends Enum<E>> E named(String name, Class<E> type, String text) {
        if (text == null) {
            return null;
        }
        E[] all = type.getEnumConstants();
        return Arrays.stream(all)
                .filter(one -> one.name().equals(text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong("`" + name + "` must be one of " + Arrays.toString(all)));
    }

    /** What is neither true nor false is not taken for either. */
    public static boolean truth(String name, String text, boolean usual) {
        return switch (text) {
            case null -> usual;
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("`" + name + "` must be true or false");
        };
    }

    /** @throws DateTimeException when the database has no such time */
    static Instant storable(Instant moment) {
        int year = moment.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > 9999) {
            throw new DateTimeException("the year " + year);
        }
        return moment;
    }

    private static ValidationException wrong(String message) {
        return new ValidationException(ErrorCode.INVALID_REQUEST, message);
    }
}
