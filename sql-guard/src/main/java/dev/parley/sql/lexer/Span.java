package dev.parley.sql.lexer;

/**
 * A place in the text of a statement.
 *
 * @param start first character, counted from 0 in UTF-16 units
 * @param end the character after the last
 */
public record Span(int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + " to " + end);
        }
    }

    /** From here to the end of that one. */
    public Span to(Span last) {
        return new Span(start, Math.max(end, last.end));
    }

    public String of(String sql) {
        return sql.substring(start, end);
    }
}
