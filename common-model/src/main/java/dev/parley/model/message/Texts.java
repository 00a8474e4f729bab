package dev.parley.model.message;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;

/** What every free text from outside has to be: not too long, and text that UTF-8 and PostgreSQL can hold. */
final class Texts {

    private Texts() {}

    /** @throws ValidationException naming the field */
    static String required(String field, String value, int maxChars) {
        if (value == null || value.isBlank()) {
            throw new ValidationException(ErrorCode.INVALID_REQUEST, "`" + field + "` cannot be empty");
        }
        return optional(field, value.strip(), maxChars);
    }

    /** @throws ValidationException naming the field */
    static String optional(String field, String value, int maxChars) {
        if (value == null) {
            return null;
        }
        if (value.length() > maxChars) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "`" + field + "` is longer than " + maxChars + " characters");
        }
        if (value.indexOf('\0') >= 0) {
            throw new ValidationException(ErrorCode.INVALID_REQUEST, "`" + field + "` contains a NUL character");
        }
        if (hasLoneSurrogate(value)) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "`" + field + "` contains half of a surrogate pair, which is no character");
        }
        return value;
    }

    /** Half a pair has no bytes in UTF-8; it would be kept as a question mark. */
    private static boolean hasLoneSurrogate(String value) {
        return value.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
