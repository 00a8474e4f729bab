package dev.parley.sql.parameters;

import dev.parley.sql.lexer.Keywords;
import dev.parley.sql.lexer.Lexer;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns {@code :name} into {@code $1}. A name stands directly behind its colon and counts in the case it is written in;
 * strings, comments, casts ({@code ::}), {@code :=} and quoted names are left as they are.
 *
 * <p>SQL has two colons of its own. In {@code a[1:n]} a slice is meant, for a value stands in front; in {@code a[:n]} a
 * value if there is one called {@code n}, else a slice. In {@code JSON_OBJECT(k : v)} the colon has to stand apart from
 * what follows, or that is taken for a name.
 */
public final class NamedParameters {

    private final String sql;
    private final Map<String, ?> given;
    private final List<Token> tokens;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    /** For each bracket that is open, whether it is a subscript. */
    private final Deque<Boolean> brackets = new ArrayDeque<>();

    private NamedParameters(String sql, Map<String, ?> given) {
        this.sql = sql;
        this.given = given;
        this.tokens = Lexer.tokens(sql);
    }

    /**
     * @param sql with {@code :name}; the same name may stand more than once
     * @param values by name; may hold null
     * @throws ParameterException when a name has no value, a value no name, or the SQL has {@code $1} already
     * @throws SqlSyntaxException when it cannot be cut into tokens
     */
    public static ParameterizedQuery bind(String sql, Map<String, ?> values) {
        return new NamedParameters(sql, values).bound();
    }

    private ParameterizedQuery bound() {
        StringBuilder text = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.PARAMETER) {
                throw new ParameterException(
                        "The SQL has $" + token.value() + " already; name all of its values or none");
            }
            trackBrackets(i);
            if (isParameter(i)) {
                String name = tokens.get(i + 1).span().of(sql);
                Span span = token.span().to(tokens.get(i + 1).span());
                text.append(sql, copied, span.start());
                if (sticksToWhatIsBefore(span.start())) {
                    text.append(' ');
                }
                text.append('$').append(number(name));
                copied = span.end();
                i++;
            }
        }
        requireAllUsed();
        List<Object> values = new ArrayList<>();
        numbers.keySet().forEach(name -> values.add(given.get(name)));
        return new ParameterizedQuery(text.append(sql, copied, sql.length()).toString(), values);
    }

    private void trackBrackets(int i) {
        switch (tokens.get(i).kind() == Token.Kind.PUNCTUATION ? tokens.get(i).value() : "") {
            case "[" -> brackets.push(isOperand(i - 1));
            case "(" -> brackets.push(false);
            case "]", ")" -> brackets.poll();
            default -> {
                // opens and closes nothing
            }
        }
    }

    private boolean isParameter(int i) {
        Token token = tokens.get(i);
        Token next = tokens.get(Math.min(i + 1, tokens.size() - 1));
        boolean named = token.is(":")
                && next.kind() == Token.Kind.WORD
                && next.span().start() == token.span().end();
        if (!named) {
            return false;
        }
        boolean subscript = Boolean.TRUE.equals(brackets.peek());
        if (!subscript) {
            return true;
        }
        boolean upperBound = isOperand(i - 1);
        return !upperBound
                && (!tokens.get(i - 1).is("[") || given.containsKey(next.span().of(sql)));
    }

    /** Whether a value may end with that token, so that a bracket behind it is a subscript and a colon makes a slice. */
    private boolean isOperand(int i) {
        if (i < 0) {
            return false;
        }
        Token token = tokens.get(i);
        return switch (token.kind()) {
            case QUOTED, STRING, BITS, NUMBER, PARAMETER -> true;
            case WORD ->
                Keywords.category(token.value()) != Keywords.Category.RESERVED
                        || Set.of("end", "null", "true", "false").contains(token.value())
                        || (i > 0 && (isParameterName(i) || tokens.get(i - 1).is(".")));
            case PUNCTUATION -> token.is(")") || token.is("]");
            case OPERATOR, END -> false;
        };
    }

    private boolean isParameterName(int i) {
        return tokens.get(i - 1).is(":")
                && tokens.get(i - 1).span().end() == tokens.get(i).span().start();
    }

    private int number(String name) {
        if (!given.containsKey(name)) {
            throw new ParameterException("There is no value for :" + name
                    + (given.isEmpty() ? "; none is given" : "; given are " + listed(given.keySet())));
        }
        return numbers.computeIfAbsent(name, key -> numbers.size() + 1);
    }

    /** {@code SELECT:a} is two words, {@code SELECT$1} would be one. */
    private boolean sticksToWhatIsBefore(int start) {
        if (start == 0) {
            return false;
        }
        char before = sql.charAt(start - 1);
        return Character.isLetterOrDigit(before) || before == '_' || before == '$' || before >= 128;
    }

    private void requireAllUsed() {
        Set<String> unused = new TreeSet<>(given.keySet());
        unused.removeAll(numbers.keySet());
        if (!unused.isEmpty()) {
            throw new ParameterException("The SQL has no place for " + listed(unused));
        }
    }

    private static String listed(Set<String> names) {
        return ":" + String.join(", :", new TreeSet<>(names));
    }
}
