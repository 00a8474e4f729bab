package dev.parley.sql.guard;

import dev.parley.sql.lexer.Span;

/**
 * Why a statement is refused.
 *
 * @param message for people, a sentence without a full stop
 * @param span where in the text
 */
public record Finding(Code code, String message, Span span) {

    /** Kinds of findings. */
    public enum Code {
        /** Not SQL, or a form of it that is not taken. */
        SYNTAX,
        TOO_LONG,
        TOO_DEEP,
        NO_STATEMENT,
        SEVERAL_STATEMENTS,
        NOT_A_QUERY,
        DATA_CHANGE,
        TABLE_CREATION,
        ROW_LOCK,
        EXECUTION_BY_EXPLAIN,
        /** There is none by that name and number of arguments. */
        UNKNOWN_FUNCTION,
        FORBIDDEN_FUNCTION,
        FORBIDDEN_OPERATOR,
        FORBIDDEN_TYPE,
        /** A relation of the system. */
        FORBIDDEN_RELATION,
        /** There is none by that name for this asker. */
        UNKNOWN_RELATION,
        /** It is hidden, or the whole of a relation is meant that has hidden ones. */
        UNKNOWN_COLUMN,
        /** Its values would be shown; only in an {@link Exposure}. */
        SENSITIVE_COLUMN
    }

    /** Line of the place, from 1. */
    public int line(String sql) {
        return 1
                + (int) sql.substring(0, span.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Column of the place in its line, from 1. */
    public int column(String sql) {
        return span.start() - sql.lastIndexOf('\n', span.start() - 1);
    }
}
