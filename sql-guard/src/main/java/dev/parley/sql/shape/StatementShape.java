package dev.parley.sql.shape;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.sql.lexer.Keywords;
import dev.parley.sql.lexer.Lexer;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A statement without its values, comments and layout: {@code SELECT * FROM t -- all} and {@code select * from T} are one
 * shape, and so are {@code id IN (1, 2)} and {@code id IN (3)}.
 *
 * @param fingerprint 16 hex digits of the SHA-256 of the text
 * @param text the statement with {@code ?} in the place of values, cut at {@value #MAX_CHARS} characters
 */
public record StatementShape(String fingerprint, String text) {

    private static final int MAX_CHARS = 2_000;
    private static final String VALUE = "?";
    private static final String UNREADABLE = "(no SQL)";

    /** Of any text; all that cannot be cut into tokens are one shape. */
    public static StatementShape of(String sql) {
        String text = normalized(sql);
        return new StatementShape(
                fingerprint(text), text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "…");
    }

    private static String normalized(String sql) {
        try {
            return text(withoutValues(Lexer.tokens(sql)));
        } catch (SqlSyntaxException e) {
            return UNREADABLE;
        }
    }

    /** Values, and whole lists of them, become one mark. */
    private static List<Token> withoutValues(List<Token> tokens) {
        List<Token> kept = new ArrayList<>();
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.END) {
                continue;
            }
            int size = kept.size();
            boolean listed = isValue(token) && size >= 2 && kept.get(size - 1).is(",") && isValue(kept.get(size - 2));
            if (listed) {
                kept.removeLast();
            } else {
                kept.add(isValue(token) ? new Token(token.kind(), VALUE, token.span()) : token);
            }
        }
        return kept;
    }

    private static boolean isValue(Token token) {
        return switch (token.kind()) {
            case STRING, BITS, NUMBER, PARAMETER -> true;
            case WORD, QUOTED, OPERATOR, PUNCTUATION, END -> false;
        };
    }

    private static String text(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (i > 0 && isApart(tokens.get(i - 1), token)) {
                text.append(' ');
            }
            text.append(token.kind() == Token.Kind.QUOTED ? quoted(token.value()) : token.value());
        }
        return text.toString();
    }

    /** Whether a reader wants a space between the two. */
    private static boolean isApart(Token left, Token right) {
        boolean call = right.is("(")
                && left.kind() == Token.Kind.WORD
                && Keywords.category(left.value()) != Keywords.Category.RESERVED;
        boolean tight = left.is("(") || left.is("[") || left.is(".") || left.is("::") || right.is("[");
        boolean closing = right.is(")") || right.is("]") || right.is(",") || right.is(".") || right.is("::");
        return !call && !tight && !closing;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String fingerprint(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
