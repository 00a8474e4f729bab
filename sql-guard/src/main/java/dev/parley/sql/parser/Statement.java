package dev.parley.sql.parser;

import dev.parley.sql.tree.Query;

/**
 * One read.
 *
 * @param sql its text, as it came
 * @param explain whether its plan is asked for, not its rows
 */
public record Statement(String sql, Query query, boolean explain) {}
