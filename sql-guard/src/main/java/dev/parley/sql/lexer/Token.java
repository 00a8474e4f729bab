package dev.parley.sql.lexer;

/**
 * @param value what the token means: a word or identifier as PostgreSQL folds it, a string without its quotes and with its
 *     escapes resolved, a number as written, an operator's characters
 */
public record Token(Kind kind, String value, Span span) {

    /** Kinds of tokens. */
    public enum Kind {
        /** Unquoted: a name or a key word, in lower case. */
        WORD,
        /** A quoted identifier. */
        QUOTED,
        STRING,
        /** {@code B'…'} or {@code X'…'}. */
        BITS,
        NUMBER,
        /** {@code $1}; the value is its number. */
        PARAMETER,
        OPERATOR,
        /** One of {@code ( ) [ ] , ; : . :: := => ..}. */
        PUNCTUATION,
        END
    }

    public boolean isWord(String word) {
        return kind == Kind.WORD && value.equals(word);
    }

    public boolean is(String symbol) {
        return (kind == Kind.PUNCTUATION || kind == Kind.OPERATOR) && value.equals(symbol);
    }

    /** As a message names it. */
    public String described() {
        return kind == Kind.END ? "the end of the text" : "\"" + value + "\"";
    }
}
