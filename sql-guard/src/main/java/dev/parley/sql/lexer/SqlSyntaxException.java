package dev.parley.sql.lexer;

/** The text is not SQL as PostgreSQL reads it, or a form that is not accepted here. */
public final class SqlSyntaxException extends RuntimeException {

    private final transient Span span;

    public SqlSyntaxException(String message, Span span) {
        super(message);
        this.span = span;
    }

    public Span span() {
        return span;
    }
}
