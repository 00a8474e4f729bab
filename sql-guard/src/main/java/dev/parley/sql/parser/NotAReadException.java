package dev.parley.sql.parser;

import dev.parley.sql.lexer.Span;

/** The text may be SQL, but it is not one statement that only reads. */
public final class NotAReadException extends RuntimeException {

    /** What it is instead. */
    public enum Reason {
        NO_STATEMENT,
        SEVERAL_STATEMENTS,
        NOT_A_QUERY,
        DATA_CHANGE,
        TABLE_CREATION,
        ROW_LOCK,
        EXECUTION_BY_EXPLAIN,
        TOO_DEEP
    }

    private final Reason reason;
    private final transient Span span;

    NotAReadException(Reason reason, String message, Span span) {
        super(message);
        this.reason = reason;
        this.span = span;
    }

    public Reason reason() {
        return reason;
    }

    public Span span() {
        return span;
    }
}
