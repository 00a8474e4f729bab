package dev.parley.model.message;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;

/**
 * A question was asked.
 *
 * @param query the question in plain English
 * @param database name of a registered database
 * @param options how to answer; null means {@link QueryOptions#defaults()}
 * @param reference the producer's own mark, given back with every result of this task; may be null
 */
public record QuerySubmitted(String query, String database, QueryOptions options, String reference)
        implements QueryCommand {

    public static final int MAX_QUERY_CHARS = 2_000;
    private static final int MAX_NAME_CHARS = 200;

    /** @throws ValidationException naming the field that is missing or too long */
    public QuerySubmitted {
        query = required("query", query, MAX_QUERY_CHARS);
        database = required("database", database, MAX_NAME_CHARS);
        options = options == null ? QueryOptions.defaults() : options;
        if (reference != null && reference.length() > MAX_NAME_CHARS) {
            throw tooLong("reference", MAX_NAME_CHARS);
        }
    }

    private static String required(String field, String value, int maxChars) {
        if (value == null || value.isBlank()) {
            throw new ValidationException(ErrorCode.INVALID_REQUEST, "`" + field + "` cannot be empty");
        }
        String stripped = value.strip();
        if (stripped.length() > maxChars) {
            throw tooLong(field, maxChars);
        }
        if (stripped.chars().anyMatch(c -> c == 0)) {
            throw new ValidationException(ErrorCode.INVALID_REQUEST, "`" + field + "` contains a NUL character");
        }
        return stripped;
    }

    private static ValidationException tooLong(String field, int maxChars) {
        return new ValidationException(
                ErrorCode.INVALID_REQUEST, "`" + field + "` is longer than " + maxChars + " characters");
    }
}
