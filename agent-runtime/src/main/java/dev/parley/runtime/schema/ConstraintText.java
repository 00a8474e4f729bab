package dev.parley.runtime.schema;

import dev.parley.sql.lexer.Lexer;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Expressions as PostgreSQL prints them from its catalog. */
final class ConstraintText {

    private ConstraintText() {}

    /**
     * Whether one of the columns may be named in it; an expression that cannot be read may name any.
     *
     * @param expression null for none
     */
    static boolean mentions(String expression, Set<String> columns) {
        if (expression == null || columns.isEmpty()) {
            return false;
        }
        try {
            return Lexer.tokens(expression).stream()
                    .anyMatch(token -> isName(token) && columns.contains(token.value()));
        } catch (SqlSyntaxException e) {
            return true;
        }
    }

    /**
     * The texts that {@code CHECK (column IN ('a', 'b'))} lets in, in their order.
     *
     * @param column {@code value} for the check of a domain
     * @return empty when the check is of any other form
     */
    static List<String> allowedValues(String definition, String column) {
        List<Token> tokens;
        try {
            tokens = withoutCastsAndBrackets(Lexer.tokens(definition));
        } catch (SqlSyntaxException e) {
            return List.of();
        }
        boolean compares = tokens.size() > 4
                && tokens.get(0).isWord("check")
                && isName(tokens.get(1))
                && tokens.get(1).value().equals(column)
                && tokens.get(2).is("=");
        if (!compares) {
            return List.of();
        }
        boolean list = tokens.get(3).isWord("any") && tokens.get(4).isWord("array");
        return texts(tokens.subList(list ? 5 : 3, tokens.size() - 1), list);
    }

    /** Empty when something else is among them. */
    private static List<String> texts(List<Token> tokens, boolean list) {
        List<Token> items = tokens;
        if (list) {
            boolean bracketed = tokens.size() > 2
                    && tokens.getFirst().is("[")
                    && tokens.getLast().is("]");
            items = bracketed ? tokens.subList(1, tokens.size() - 1) : List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Token token = items.get(i);
            boolean fits = i % 2 == 0 ? token.kind() == Token.Kind.STRING : token.is(",");
            if (!fits) {
                return List.of();
            }
            if (i % 2 == 0) {
                texts.add(token.value());
            }
        }
        return texts;
    }

    /** PostgreSQL puts brackets around everything, and says of each text that it is one. */
    private static List<Token> withoutCastsAndBrackets(List<Token> tokens) {
        List<Token> bare = tokens.stream()
                .filter(token -> !token.is("(") && !token.is(")"))
                .toList();
        List<Token> kept = new ArrayList<>();
        for (int i = 0; i < bare.size(); i++) {
            if (!bare.get(i).is("::")) {
                kept.add(bare.get(i));
                continue;
            }
            while (isPartOfType(bare.get(i + 1))) {
                i++;
            }
            if (bare.get(i + 1).is("[") && bare.get(i + 2).is("]")) {
                i += 2;
            }
        }
        return kept;
    }

    private static boolean isPartOfType(Token token) {
        return isName(token) || token.kind() == Token.Kind.NUMBER || token.is(".");
    }

    private static boolean isName(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
    }
}
