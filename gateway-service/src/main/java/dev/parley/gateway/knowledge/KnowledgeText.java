package dev.parley.gateway.knowledge;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;

/** Free text of a body, and limits of its fields. */
final class KnowledgeText {

    static final int COMMENT = 2_000;

    private KnowledgeText() {}

    /**
     * @return the text without the blanks around it
     * @throws ValidationException naming the field
     */
    static String required(String field, String text, int maxChars) {
        if (text == null || text.isBlank()) {
            throw wrong("`" + field + "` cannot be empty");
        }
        return optional(field, text.strip(), maxChars);
    }

    /** @throws ValidationException naming the field */
    static String optional(String field, String text, int maxChars) {
        if (text != null && text.length() > maxChars) {
            throw wrong("`" + field + "` is longer than " + maxChars + " characters");
        }
        return text == null ? null : storable(field, text);
    }

    /** PostgreSQL keeps neither a zero character nor half of a surrogate pair. */
    static String storable(String field, String text) {
        boolean unstorable =
                text.codePoints().anyMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (unstorable) {
            throw wrong("`" + field + "` contains a character that is none");
        }
        return text;
    }

    private static ValidationException wrong(String message) {
        return new ValidationException(ErrorCode.INVALID_REQUEST, message);
    }
}
