package dev.parley.gateway.knowledge;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.TypeFamily;
import dev.parley.sql.lexer.Lexer;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The meaning of a term, held against a schema: a table; a column; {@code MAX(column)} or {@code MIN(column)}, these two
 * with a {@code WHERE} or without; or conditions with {@code AND} and {@code OR}. What is let through here the language
 * engine can read; a test of both together holds that.
 */
public final class TermMeaning {

    private static final int MAX_CHARS = 2_000;
    private static final Set<String> SIGNS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");

    private final SchemaNames names;
    private final String text;
    private final List<Token> tokens;
    private int at;

    private TermMeaning(String text, SchemaSnapshot schema) {
        this.names = new SchemaNames(schema);
        this.text = text;
        this.tokens = tokens(text);
    }

    /** @throws ValidationException {@link ErrorCode#MEANING_UNKNOWN}, saying what does not fit and what is near */
    public static void require(String meaning, SchemaSnapshot schema) {
        if (meaning.length() > MAX_CHARS) {
            throw unknown("it is longer than " + MAX_CHARS + " characters", List.of());
        }
        new TermMeaning(meaning, schema).read();
    }

    private void read() {
        if ((is("max") || is("min")) && tokens.get(at + 1).is("(")) {
            at += 2;
            column();
            expect(")");
            where();
        } else if (endsAfterName()) {
            names.requireTableOrColumn(name());
        } else if (nameBefore("where")) {
            column();
            where();
        } else {
            do {
                conditions();
            } while (skipped("or"));
        }
        if (token().kind() != Token.Kind.END) {
            throw unexpected("the end");
        }
    }

    private void where() {
        if (skipped("where")) {
            conditions();
        }
    }

    /** At least one that is no mere equation of keys. */
    private void conditions() {
        int keys = 0;
        int all = 0;
        do {
            all++;
            keys += condition() ? 1 : 0;
        } while (skipped("and"));
        if (keys > 1 || keys == all) {
            throw unknown("beside one pair of keys it needs a condition", List.of());
        }
    }

    /** @return whether it only says by which key a table is reached */
    private boolean condition() {
        SchemaNames.Found left = column();
        if (skipped("is")) {
            skipped("not");
            expect("null");
        } else if (skipped("between")) {
            value(left);
            expect("and");
            value(left);
        } else if (skipped("like")) {
            pattern(left);
        } else if (SIGNS.contains(token().value()) && token().kind() == Token.Kind.OPERATOR) {
            boolean equal = token().is("=");
            at++;
            if (equal && isName() && !isLiteral()) {
                names.requireKey(left, column());
                return true;
            }
            if (!equal || !skipped("null")) {
                value(left);
            }
        } else {
            throw unexpected("a comparison such as =, <, BETWEEN, LIKE or IS NULL");
        }
        return false;
    }

    private void pattern(SchemaNames.Found column) {
        String pattern = column.family() == TypeFamily.TEXT ? literal() : "";
        if (!pattern.matches("%?[^%_]+%?")) {
            throw unknown("LIKE takes a column of text and a pattern such as 'A%', '%a' or '%a%'", List.of());
        }
    }

    private void value(SchemaNames.Found column) {
        boolean number = token().kind() == Token.Kind.NUMBER || token().is("-");
        String value = literal();
        boolean fits =
                switch (column.family()) {
                    case INTEGER, DECIMAL -> number && value.matches("-?\\d+(\\.\\d+)?");
                    case BOOLEAN -> value.matches("(?i)true|false");
                    case DATE, TIMESTAMP -> isDay(value);
                    case ENUM -> names.hasLabel(column, value);
                    case TEXT, TIME, INTERVAL, UUID, JSON, ARRAY, BINARY, OTHER -> true;
                };
        if (!fits) {
            throw unknown(
                    column + " is of type " + column.column().type() + " and cannot be compared with " + value
                            + (column.family() == TypeFamily.DATE || column.family() == TypeFamily.TIMESTAMP
                                    ? "; write a day as '2026-01-31'"
                                    : ""),
                    names.labels(column));
        }
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text) != null && text.length() == 10;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** A text, a number, true or false. */
    private String literal() {
        boolean negative = token().is("-") && tokens.get(at + 1).kind() == Token.Kind.NUMBER;
        at += negative ? 1 : 0;
        Token token = token();
        boolean text = token.kind() == Token.Kind.STRING
                && source(token).equals("'" + token.value().replace("'", "''") + "'");
        if (!text && token.kind() != Token.Kind.NUMBER && !isLiteral()) {
            throw unexpected("a value such as 'text', 12 or true");
        }
        at++;
        return (negative ? "-" : "") + token.value();
    }

    private boolean isLiteral() {
        return is("true") || is("false");
    }

    private SchemaNames.Found column() {
        return names.column(name());
    }

    /** With dots, without quotes; no blanks around its dots. */
    private String name() {
        if (!isName()) {
            throw unexpected("a name");
        }
        StringBuilder name = new StringBuilder(token().value());
        while (tokens.get(at + 1).is(".") && token().kind() == Token.Kind.WORD) {
            at += 2;
            boolean apart =
                    tokens.get(at).span().start() - tokens.get(at - 2).span().end() != 1;
            if (!isName() || apart) {
                throw unexpected("a name");
            }
            name.append('.').append(token().value());
        }
        at++;
        return name.toString();
    }

    private boolean isName() {
        return token().kind() == Token.Kind.QUOTED && !token().value().contains("\"")
                || token().kind() == Token.Kind.WORD && token().value().matches("\\w+");
    }

    private boolean endsAfterName() {
        return nameBefore(null);
    }

    /** Whether there is a name and then the word, or nothing. */
    private boolean nameBefore(String word) {
        int after = at + 1;
        while (tokens.get(at).kind() != Token.Kind.END && tokens.get(after).is(".")) {
            after += tokens.get(after + 1).kind() == Token.Kind.END ? 1 : 2;
        }
        return isName()
                && (word == null
                        ? tokens.get(after).kind() == Token.Kind.END
                        : tokens.get(after).isWord(word));
    }

    private Token token() {
        return tokens.get(at);
    }

    private boolean is(String word) {
        return token().isWord(word);
    }

    private boolean skipped(String word) {
        boolean there = is(word) || token().is(word);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String word) {
        if (!skipped(word)) {
            throw unexpected(word.toUpperCase(Locale.ROOT));
        }
    }

    private String source(Token token) {
        return text.substring(token.span().start(), token.span().end());
    }

    private ValidationException unexpected(String expected) {
        return unknown("expected " + expected + ", not " + token().described(), List.of());
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens;
        try {
            tokens = new ArrayList<>(Lexer.tokens(text));
        } catch (SqlSyntaxException e) {
            throw unknown(e.getMessage(), List.of());
        }
        int end = 0;
        for (Token token : tokens) {
            boolean comment = !text.substring(end, token.span().start()).isBlank();
            if (comment) {
                throw unknown("it has a comment in it", List.of());
            }
            end = token.span().end();
        }
        return tokens;
    }

    static ValidationException unknown(String what, List<String> near) {
        Failure failure = Failure.of(
                        ErrorCode.MEANING_UNKNOWN, "`meaning` does not fit the database: " + what, Instant.now())
                .withHint(
                        near.isEmpty()
                                ? "Write a table, a column, a condition such as orders.status = 'open', or MAX(orders.total)"
                                : "Near to it: " + String.join(", ", near));
        return new ValidationException(near.isEmpty() ? failure : failure.withDetails(Map.of("nearest", near)));
    }
}
