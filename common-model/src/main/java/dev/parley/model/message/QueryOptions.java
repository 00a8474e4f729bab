package dev.parley.model.message;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;

/**
 * How a question is to be answered.
 *
 * @param rowLimit most rows in the answer, 1 to {@value #MAX_ROW_LIMIT}; null means {@value #DEFAULT_ROW_LIMIT}
 * @param assume whether to take the likeliest reading, and say so, instead of asking back; null means no
 */
public record QueryOptions(Integer rowLimit, Boolean assume) {

    public static final int DEFAULT_ROW_LIMIT = 100;
    public static final int MAX_ROW_LIMIT = 10_000;

    public QueryOptions {
        rowLimit = rowLimit == null ? DEFAULT_ROW_LIMIT : rowLimit;
        assume = assume != null && assume;
        if (rowLimit < 1 || rowLimit > MAX_ROW_LIMIT) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "`options.row_limit` is " + rowLimit + "; it must be between 1 and " + MAX_ROW_LIMIT);
        }
    }

    public static QueryOptions defaults() {
        return new QueryOptions(null, null);
    }
}
