package dev.parley.sql.lexer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts SQL into tokens as PostgreSQL does with {@code standard_conforming_strings} on. Comments and white space are left
 * out. Source: PostgreSQL's {@code scan.l} and "Lexical Structure" in its manual.
 */
public final class Lexer {

    /** Bytes of a name that PostgreSQL keeps; the rest is cut off. */
    private static final int NAME_BYTES = 63;

    private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";
    /** An operator may end in + or - only with one of these in it. */
    private static final String LETS_SIGN_END = "~!@#%^&|`?";

    /**
     * Characters of operators in a row, of which one operator may be only the first part. Kept from one operator to the
     * next, so that a long row is not looked through again for each.
     *
     * @param letsSignEnd place of the last one that lets an operator end in + or -; -1 when there is none
     * @param signs where the + and - at its end start
     */
    private record Run(int end, int letsSignEnd, int signs) {}

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private Run run = new Run(0, -1, 0);
    private int at;

    private Lexer(String sql) {
        this.sql = sql;
    }

    /**
     * @return the tokens, the last of kind {@link Token.Kind#END}
     * @throws SqlSyntaxException where PostgreSQL would stop, or where its versions differ
     */
    public static List<Token> tokens(String sql) {
        Lexer lexer = new Lexer(sql);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        requireText();
        while (true) {
            skipBlanks();
            if (at == sql.length()) {
                add(Token.Kind.END, "", at);
                return;
            }
            next();
        }
    }

    /** No zero byte and no half of a character: neither can be sent to PostgreSQL. */
    private void requireText() {
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == 0) {
                throw wrong("a zero character", i);
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < sql.length()
                        && Character.isLowSurrogate(sql.charAt(i + 1));
                if (!pair) {
                    throw wrong("half of a surrogate pair", i);
                }
                i++;
            }
        }
    }

    private void next() {
        int start = at;
        char c = sql.charAt(at);
        char second = peek(1);
        if (c == '\'') {
            string(start, Escapes.NONE);
        } else if (c == '"') {
            at++;
            add(Token.Kind.QUOTED, name(start, quoted('"', start)), start);
        } else if (isOneOf(c, "eE") && second == '\'') {
            at++;
            string(start, Escapes.BACKSLASH);
        } else if (isOneOf(c, "nN") && second == '\'') {
            at++;
            string(start, Escapes.NONE);
        } else if (isOneOf(c, "bBxX") && second == '\'') {
            at++;
            bits(start);
        } else if (isOneOf(c, "uU") && second == '&' && peek(2) == '\'') {
            at += 2;
            unicodeString(start);
        } else if (isOneOf(c, "uU") && second == '&' && peek(2) == '"') {
            at += 3;
            String raw = quoted('"', start);
            add(Token.Kind.QUOTED, name(start, StringEscapes.unicode(raw, escapeCharacter(), span(start))), start);
        } else if (c == '$') {
            dollar(start);
        } else if (isDigit(c) || (c == '.' && isDigit(second))) {
            number(start);
        } else if (isNameStart(c)) {
            at++;
            while (at < sql.length() && isNamePart(sql.charAt(at))) {
                at++;
            }
            add(Token.Kind.WORD, cut(fold(sql.substring(start, at))), start);
        } else if (isOneOf(c, "()[],;")) {
            at++;
            add(Token.Kind.PUNCTUATION, String.valueOf(c), start);
        } else if (c == ':' || c == '.') {
            colonOrDot(start, c, second);
        } else if (isOneOf(c, OPERATOR_CHARACTERS)) {
            operator(start);
        } else {
            throw wrong("the character " + Character.getName(sql.codePointAt(at)), at);
        }
    }

    private void colonOrDot(int start, char c, char second) {
        boolean two = c == ':' ? isOneOf(second, ":=") : second == '.';
        at += two ? 2 : 1;
        add(Token.Kind.PUNCTUATION, sql.substring(start, at), start);
    }

    // ---- white space and comments

    private void skipBlanks() {
        while (at < sql.length()) {
            if (isBlank(sql.charAt(at))) {
                at++;
            } else if (sql.startsWith("--", at)) {
                skipLine();
            } else if (sql.startsWith("/*", at)) {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipLine() {
        while (at < sql.length() && !isLineBreak(sql.charAt(at))) {
            at++;
        }
    }

    private void skipComment() {
        int start = at;
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else if (at == sql.length()) {
                throw wrong("a comment that does not end", start);
            } else {
                at++;
            }
        } while (depth > 0);
    }

    // ---- strings

    private enum Escapes {
        NONE,
        BACKSLASH
    }

    private void string(int start, Escapes escapes) {
        StringBuilder value = new StringBuilder();
        do {
            int open = at++;
            value.append(
                    escapes == Escapes.NONE
                            ? quoted('\'', open)
                            : StringEscapes.backslash(escaped(open), new Span(open, at)));
        } while (goesOn());
        add(Token.Kind.STRING, value.toString(), start);
    }

    /** Unlike other strings these know no doubled quotes. */
    private void bits(int start) {
        StringBuilder value = new StringBuilder();
        do {
            int close = sql.indexOf('\'', at + 1);
            if (close < 0) {
                throw wrong("a quote that does not end", start);
            }
            value.append(sql, at + 1, close);
            at = close + 1;
        } while (goesOn());
        add(Token.Kind.BITS, value.toString(), start);
    }

    private void unicodeString(int start) {
        StringBuilder raw = new StringBuilder();
        do {
            int open = at++;
            raw.append(quoted('\'', open));
        } while (goesOn());
        add(Token.Kind.STRING, StringEscapes.unicode(raw.toString(), escapeCharacter(), span(start)), start);
    }

    /** The rest of a quoted text, its doubled quotes made one; the opening quote has been read. */
    private String quoted(char quote, int start) {
        StringBuilder value = new StringBuilder();
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c != quote) {
                value.append(c);
            } else if (at < sql.length() && sql.charAt(at) == quote) {
                value.append(quote);
                at++;
            } else {
                return value.toString();
            }
        }
        throw wrong("a quote that does not end", start);
    }

    /** Like {@link #quoted}, for a string in which a backslash protects the character after it; escapes are kept. */
    private String escaped(int start) {
        StringBuilder raw = new StringBuilder();
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c == '\\') {
                raw.append(c);
                if (at < sql.length()) {
                    raw.append(sql.charAt(at++));
                }
            } else if (c != '\'') {
                raw.append(c);
            } else if (at < sql.length() && sql.charAt(at) == '\'') {
                raw.append('\'');
                at++;
            } else {
                return raw.toString();
            }
        }
        throw wrong("a quote that does not end", start);
    }

    /** Whether the string goes on with a quote after white space that has a line break in it. */
    private boolean goesOn() {
        int after = at;
        boolean line = false;
        while (after < sql.length()) {
            if (isBlank(sql.charAt(after))) {
                line |= isLineBreak(sql.charAt(after));
                after++;
            } else if (sql.startsWith("--", after)) {
                while (after < sql.length() && !isLineBreak(sql.charAt(after))) {
                    after++;
                }
            } else {
                break;
            }
        }
        boolean more = line && after < sql.length() && sql.charAt(after) == '\'';
        if (more) {
            at = after;
        }
        return more;
    }

    /** What {@code UESCAPE 'c'} behind a Unicode string or identifier sets, else a backslash. */
    private char escapeCharacter() {
        int before = at;
        skipBlanks();
        if (!sql.regionMatches(true, at, "UESCAPE", 0, 7)
                || (at + 7 < sql.length() && isNamePart(sql.charAt(at + 7)))) {
            at = before;
            return '\\';
        }
        int start = at;
        at += 7;
        skipBlanks();
        if (peek(0) != '\'') {
            throw wrong("UESCAPE without a character", start);
        }
        at++;
        String value = quoted('\'', start);
        if (value.length() != 1
                || StringEscapes.isDigit(value.charAt(0), 16)
                || isOneOf(value.charAt(0), "+'\" \t\n\r\f")) {
            throw wrong("an escape character that cannot be one", start);
        }
        return value.charAt(0);
    }

    private void dollar(int start) {
        if (isDigit(peek(1))) {
            at++;
            while (isDigit(peek(0))) {
                at++;
            }
            requireNoNamePart(start);
            add(Token.Kind.PARAMETER, sql.substring(start + 1, at), start);
            return;
        }
        int end = start + 1;
        while (end < sql.length() && isNamePart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        boolean tag = end < sql.length() && sql.charAt(end) == '$';
        if (!tag) {
            throw wrong("a $ that starts nothing", start);
        }
        String mark = sql.substring(start, end + 1);
        int close = sql.indexOf(mark, end + 1);
        if (close < 0) {
            throw wrong("a text in " + mark + " that does not end", start);
        }
        at = close + mark.length();
        add(Token.Kind.STRING, sql.substring(end + 1, close), start);
    }

    // ---- numbers, names, operators

    private void number(int start) {
        if (sql.charAt(at) == '0' && isOneOf(peek(1), "xXoObB")) {
            radix(start);
            return;
        }
        digits();
        boolean range = peek(0) == '.' && peek(1) == '.';
        if (peek(0) == '.' && !range) {
            at++;
            digits();
        }
        if (isOneOf(peek(0), "eE")) {
            int sign = isOneOf(peek(1), "+-") ? 1 : 0;
            if (isDigit(peek(1 + sign))) {
                at += 1 + sign;
                digits();
            }
        }
        requireNoNamePart(start);
        add(Token.Kind.NUMBER, sql.substring(start, at).replace("_", ""), start);
    }

    private void radix(int start) {
        int base =
                switch (peek(1)) {
                    case 'x', 'X' -> 16;
                    case 'o', 'O' -> 8;
                    default -> 2;
                };
        at += 2;
        while (at < sql.length() && (StringEscapes.isDigit(sql.charAt(at), base) || sql.charAt(at) == '_')) {
            at++;
        }
        if (at == start + 2) {
            throw wrong("a number without digits", start);
        }
        requireNoNamePart(start);
        add(Token.Kind.NUMBER, sql.substring(start, at).replace("_", ""), start);
    }

    /** Digits, with single underscores between them. */
    private void digits() {
        while (isDigit(peek(0)) || (peek(0) == '_' && at > 0 && isDigit(sql.charAt(at - 1)) && isDigit(peek(1)))) {
            at++;
        }
    }

    /** Old versions of PostgreSQL read what is stuck to a number as a name; new ones refuse it. */
    private void requireNoNamePart(int start) {
        if (at < sql.length() && isNamePart(sql.charAt(at))) {
            throw wrong("letters stuck to a number", start);
        }
    }

    private void operator(int start) {
        if (start >= run.end()) {
            run = runFrom(start);
        }
        boolean endsInSign = run.signs() < run.end() && run.letsSignEnd() < start;
        int end = endsInSign ? Math.max(start + 1, run.signs()) : run.end();
        if (end - start > NAME_BYTES) {
            throw wrong("an operator that is too long", start);
        }
        at = end;
        String text = sql.substring(start, end);
        if (text.equals("=>")) {
            add(Token.Kind.PUNCTUATION, text, start);
        } else {
            add(Token.Kind.OPERATOR, text.equals("!=") ? "<>" : text, start);
        }
    }

    /** Up to the first character that is none of an operator, or starts a comment. */
    private Run runFrom(int start) {
        int end = start;
        int letsSignEnd = -1;
        int signs = start;
        while (end < sql.length()
                && isOneOf(sql.charAt(end), OPERATOR_CHARACTERS)
                && !sql.startsWith("--", end)
                && !sql.startsWith("/*", end)) {
            char c = sql.charAt(end);
            end++;
            if (isOneOf(c, LETS_SIGN_END)) {
                letsSignEnd = end - 1;
            }
            if (!isOneOf(c, "+-")) {
                signs = end;
            }
        }
        return new Run(end, letsSignEnd, signs);
    }

    private String name(int start, String value) {
        if (value.isEmpty()) {
            throw wrong("a name without characters", start);
        }
        return cut(value);
    }

    /** As PostgreSQL does it: letters of ASCII only. */
    private static String fold(String word) {
        boolean ascii = word.chars().allMatch(c -> c < 128);
        if (ascii) {
            return word.toLowerCase(Locale.ROOT);
        }
        StringBuilder folded = new StringBuilder(word);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + 'a' - 'A'));
            }
        }
        return folded.toString();
    }

    /** The characters of a name that fit into the bytes that PostgreSQL keeps. */
    private static String cut(String name) {
        if (name.length() * 3 <= NAME_BYTES || name.getBytes(StandardCharsets.UTF_8).length <= NAME_BYTES) {
            return name;
        }
        StringBuilder kept = new StringBuilder();
        int bytes = 0;
        for (int point : name.codePoints().toArray()) {
            bytes += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > NAME_BYTES) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.toString();
    }

    // ---- characters

    private char peek(int ahead) {
        return at + ahead < sql.length() ? sql.charAt(at + ahead) : 0;
    }

    private static boolean isOneOf(char c, String characters) {
        return c != 0 && characters.indexOf(c) >= 0;
    }

    private static boolean isBlank(char c) {
        return isOneOf(c, " \t\n\r\f\u000B");
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isDigit(char c) {
        return StringEscapes.isDigit(c, 10);
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c) || c == '$';
    }

    private void add(Token.Kind kind, String value, int start) {
        tokens.add(new Token(kind, value, new Span(start, at)));
    }

    private Span span(int start) {
        return new Span(start, at);
    }

    private SqlSyntaxException wrong(String what, int start) {
        return new SqlSyntaxException("This is not SQL: " + what, new Span(start, Math.min(start + 1, sql.length())));
    }
}
