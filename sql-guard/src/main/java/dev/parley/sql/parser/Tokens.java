package dev.parley.sql.parser;

import dev.parley.sql.lexer.Keywords;
import dev.parley.sql.lexer.Lexer;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import dev.parley.sql.parser.NotAReadException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The tokens of a statement and the place that the parsers have come to. */
final class Tokens {

    /** Most levels of nesting, and of operators in a row; below what a thread's stack holds. */
    private static final int MAX_DEPTH = 400;

    private final List<Token> tokens;
    private int at;
    private int depth;

    Tokens(String sql) {
        this.tokens = Lexer.tokens(sql);
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    /** The token before the next one. */
    Token last() {
        return tokens.get(at - 1);
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    // ---- words

    boolean isWord(String word) {
        return peek().isWord(word);
    }

    boolean isAnyWord(String... words) {
        return isOneOf(peek(), words);
    }

    /** Whether these words come next, in this order. */
    boolean isWords(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).isWord(words[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean isOneOf(Token token, String... words) {
        for (String word : words) {
            if (token.isWord(word)) {
                return true;
            }
        }
        return false;
    }

    /** Goes past these words if all of them come next. */
    boolean takeWords(String... words) {
        boolean here = isWords(words);
        if (here) {
            at += words.length;
        }
        return here;
    }

    /** Goes past one of these words; null when none is next. */
    String takeAnyWord(String... words) {
        return isAnyWord(words) ? next().value() : null;
    }

    void expectWords(String... words) {
        if (!takeWords(words)) {
            throw unexpected(String.join(" ", words).toUpperCase(Locale.ROOT));
        }
    }

    // ---- symbols

    boolean is(String symbol) {
        return peek().is(symbol);
    }

    boolean take(String symbol) {
        boolean here = is(symbol);
        if (here) {
            next();
        }
        return here;
    }

    Token expect(String symbol) {
        if (!is(symbol)) {
            throw unexpected("\"" + symbol + "\"");
        }
        return next();
    }

    // ---- names

    /** Whether a name of a column or table starts here. */
    boolean isName() {
        return isName(peek());
    }

    static boolean isName(Token token) {
        if (token.kind() == Token.Kind.QUOTED) {
            return true;
        }
        return token.kind() == Token.Kind.WORD
                && switch (Keywords.category(token.value())) {
                    case FREE, COLUMN_NAME -> true;
                    case TYPE_OR_FUNCTION, RESERVED -> false;
                };
    }

    /** Name of a column or table. */
    String name() {
        if (!isName()) {
            throw unexpected("a name");
        }
        return next().value();
    }

    /** A name after a dot or AS, where each word may stand. */
    String label() {
        if (peek().kind() != Token.Kind.WORD && peek().kind() != Token.Kind.QUOTED) {
            throw unexpected("a name");
        }
        return next().value();
    }

    /** {@code (a, b, c)}. */
    List<String> namesInParentheses() {
        return inParentheses(this::name);
    }

    // ---- lists and depth

    <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        do {
            list.add(element.get());
        } while (take(","));
        return list;
    }

    <T> List<T> inParentheses(Supplier<T> element) {
        expect("(");
        List<T> list = list(element);
        expect(")");
        return list;
    }

    /** One level deeper; each is to be followed by {@link #up}. */
    void down() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new NotAReadException(
                    Reason.TOO_DEEP, "It is nested deeper than " + MAX_DEPTH + " levels", peek().span());
        }
    }

    void up(int levels) {
        depth -= levels;
    }

    // ---- places and errors

    /** From the start of that token to the end of the last one read. */
    Span since(Token first) {
        return first.span().to(last().span());
    }

    SqlSyntaxException unexpected(String expected) {
        return new SqlSyntaxException("Expected " + expected + ", not " + peek().described(), peek().span());
    }
}
