package dev.parley.model.message;

import dev.parley.model.error.Failure;

/**
 * There is no answer, and why.
 *
 * @param sql the SQL that failed its test, when it came that far; else null
 */
public record QueryFailed(String query, String database, String reference, String sql, Failure failure)
        implements TaskResult {}
