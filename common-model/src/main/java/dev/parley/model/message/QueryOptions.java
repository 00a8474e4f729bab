package dev.parley.model.message;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.time.Duration;

/**
 * How a question is to be answered.
 *
 * @param rowLimit most rows in the answer, 1 to {@value #MAX_ROW_LIMIT}; null means {@value #DEFAULT_ROW_LIMIT}
 * @param assume whether to take the likeliest reading, and say so, instead of asking back; null means no
 * @param expectedResults rows that the answer has to have, its columns may be left out; for tests of one's own; null when
 *     that is not known
 * @param measure how many times to run the SQL again to measure it, 1 to {@value #MAX_MEASURE}; null for none
 * @param dryRun whether to judge and plan the SQL without running it, so that there are no rows; null means no
 * @param timeout how long the whole question may take, waiting for an answer of the asker included, 1 second to 24 hours;
 *     in JSON seconds or ISO 8601 ({@code 30}, {@code "PT30S"}); null leaves it to the limits of the steps
 */
public record QueryOptions(
        Integer rowLimit,
        Boolean assume,
        ResultSet expectedResults,
        Integer measure,
        Boolean dryRun,
        Duration timeout) {

    public static final int DEFAULT_ROW_LIMIT = 100;
    public static final int MAX_ROW_LIMIT = 10_000;
    public static final int MAX_MEASURE = 20;
    public static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);
    public static final Duration MAX_TIMEOUT = Duration.ofHours(24);

    public QueryOptions {
        int expected = expectedResults == null ? 0 : expectedResults.rows().size();
        rowLimit = rowLimit == null ? Math.max(DEFAULT_ROW_LIMIT, expected) : rowLimit;
        assume = assume != null && assume;
        dryRun = dryRun != null && dryRun ? true : null; // so that messages without it stay as they were
        if (rowLimit < 1 || rowLimit > MAX_ROW_LIMIT) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "`options.row_limit` is " + rowLimit + "; it must be between 1 and " + MAX_ROW_LIMIT);
        }
        if (expected > rowLimit) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "`options.expected_results` has " + expected + " rows, more than the " + rowLimit
                            + " that an answer brings");
        }
        if (expectedResults != null) {
            requireEvenRows(expectedResults);
        }
        if (measure != null && (measure < 1 || measure > MAX_MEASURE)) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "`options.measure` is " + measure + "; it must be between 1 and " + MAX_MEASURE);
        }
        if (dryRun != null && (expectedResults != null || measure != null)) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "`options.dry_run` runs nothing, so there is nothing for `options."
                            + (measure == null ? "expected_results" : "measure") + "` to look at");
        }
        if (timeout != null && (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0)) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "`options.timeout` must be between 1 second and 24 hours");
        }
    }

    public QueryOptions(Integer rowLimit, Boolean assume, ResultSet expectedResults, Integer measure) {
        this(rowLimit, assume, expectedResults, measure, null, null);
    }

    public QueryOptions(Integer rowLimit, Boolean assume) {
        this(rowLimit, assume, null, null);
    }

    /** Whether nothing is to be run. */
    public boolean runsNothing() {
        return dryRun != null;
    }

    private static void requireEvenRows(ResultSet expected) {
        int width = expected.columns().isEmpty() && !expected.rows().isEmpty()
                ? expected.rows().getFirst().size()
                : expected.columns().size();
        for (int i = 0; i < expected.rows().size(); i++) {
            int found = expected.rows().get(i).size();
            if (found != width) {
                throw new ValidationException(
                        ErrorCode.INVALID_REQUEST,
                        "`options.expected_results.rows[" + i + "]` has " + found + " values, not " + width);
            }
        }
    }

    /** The same, but taking the likeliest reading. */
    public QueryOptions assuming() {
        return new QueryOptions(rowLimit, true, expectedResults, measure, dryRun, timeout);
    }

    public static QueryOptions defaults() {
        return new QueryOptions(null, null);
    }
}
