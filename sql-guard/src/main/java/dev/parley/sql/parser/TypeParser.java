package dev.parley.sql.parser;

import dev.parley.sql.lexer.Keywords;
import dev.parley.sql.lexer.Token;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Item.TypeName;
import dev.parley.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Types, SQL's own spellings under the names of the catalog. */
final class TypeParser {

    private static final String[] INTERVAL_FIELDS = {"year", "month", "day", "hour", "minute", "second"};

    /** SQL's words that are types by themselves. */
    private static final Map<String, String> SIMPLE = Map.ofEntries(
            Map.entry("int", "int4"),
            Map.entry("integer", "int4"),
            Map.entry("smallint", "int2"),
            Map.entry("bigint", "int8"),
            Map.entry("real", "float4"),
            Map.entry("float", "float8"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("numeric", "numeric"),
            Map.entry("boolean", "bool"),
            Map.entry("varchar", "varchar"),
            Map.entry("json", "json"));

    private final Tokens tokens;
    private final ExpressionParser expressions;

    TypeParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    TypeName type() {
        Token first = tokens.peek();
        tokens.takeWords("setof");
        TypeName base = own(first);
        if (base == null) {
            base = named(first);
        }
        boolean array = false;
        if (tokens.takeWords("array")) {
            array = true;
            if (tokens.take("[")) {
                tokens.next();
                tokens.expect("]");
            }
        }
        while (tokens.take("[")) {
            array = true;
            if (!tokens.is("]")) {
                tokens.next();
            }
            tokens.expect("]");
        }
        return new TypeName(tokens.since(first), base.name(), base.modifiers(), array);
    }

    /** One of SQL's own types with a string constant behind it; null, and nothing read, when this is not one. */
    TypeName beforeConstant() {
        Token first = tokens.peek();
        boolean own = SIMPLE.containsKey(first.value())
                || Tokens.isOneOf(
                        first,
                        "bit",
                        "character",
                        "char",
                        "nchar",
                        "national",
                        "time",
                        "timestamp",
                        "interval",
                        "double");
        if (!own || !stringFollows()) {
            return null;
        }
        return own(first);
    }

    /** Whether a string is next after the words and the modifier of a type. */
    private boolean stringFollows() {
        int ahead = 1;
        while (Tokens.isOneOf(tokens.peek(ahead), "varying", "precision", "character", "char")) {
            ahead++;
        }
        if (tokens.peek(ahead).is("(")) {
            while (tokens.peek(ahead).kind() == Token.Kind.NUMBER
                    || tokens.peek(ahead).is("(")
                    || tokens.peek(ahead).is(",")) {
                ahead++;
            }
            ahead++;
        }
        if (Tokens.isOneOf(tokens.peek(ahead), "with", "without")
                && tokens.peek(ahead + 1).isWord("time")) {
            ahead += 3;
        }
        return tokens.peek(ahead).kind() == Token.Kind.STRING;
    }

    /** One of SQL's own types; null, and nothing read, when this is none. */
    private TypeName own(Token first) {
        Token token = tokens.peek();
        if (token.kind() != Token.Kind.WORD) {
            return null;
        }
        String simple = SIMPLE.get(token.value());
        if (simple != null) {
            tokens.next();
            return typeName(first, simple, modifiers());
        }
        return switch (token.value()) {
            case "double" -> {
                if (!tokens.takeWords("double", "precision")) {
                    yield null;
                }
                yield typeName(first, "float8", List.of());
            }
            case "bit" -> {
                tokens.next();
                yield typeName(first, tokens.takeWords("varying") ? "varbit" : "bit", modifiers());
            }
            case "character", "char", "nchar", "national" -> {
                tokens.next();
                if (token.value().equals("national") && tokens.takeAnyWord("character", "char") == null) {
                    throw tokens.unexpected("CHARACTER");
                }
                yield typeName(first, tokens.takeWords("varying") ? "varchar" : "bpchar", modifiers());
            }
            case "time", "timestamp" -> {
                tokens.next();
                List<Expression> modifiers = modifiers();
                boolean zone = tokens.takeWords("with", "time", "zone");
                if (!zone) {
                    tokens.takeWords("without", "time", "zone");
                }
                yield typeName(first, zone ? token.value() + "tz" : token.value(), modifiers);
            }
            case "interval" -> {
                tokens.next();
                List<Expression> modifiers = modifiers();
                intervalFields();
                yield typeName(first, "interval", modifiers);
            }
            default -> null;
        };
    }

    /** {@code YEAR TO MONTH} and the like. */
    void intervalFields() {
        if (tokens.takeAnyWord(INTERVAL_FIELDS) == null) {
            return;
        }
        modifiers();
        if (tokens.takeWords("to")) {
            if (tokens.takeAnyWord(INTERVAL_FIELDS) == null) {
                throw tokens.unexpected("a part of an interval");
            }
            modifiers();
        }
    }

    private TypeName named(Token first) {
        Token start = tokens.peek();
        boolean cannot = start.kind() == Token.Kind.WORD
                && switch (Keywords.category(start.value())) {
                    case RESERVED, COLUMN_NAME -> true;
                    case FREE, TYPE_OR_FUNCTION -> false;
                };
        if (cannot) {
            throw tokens.unexpected("a type");
        }
        Name name = expressions.qualifiedName();
        return new TypeName(tokens.since(first), name, modifiers(), false);
    }

    private TypeName typeName(Token first, String name, List<Expression> modifiers) {
        return new TypeName(tokens.since(first), new Name(tokens.since(first), List.of(name)), modifiers, false);
    }

    private List<Expression> modifiers() {
        if (!tokens.is("(")) {
            return List.of();
        }
        return new ArrayList<>(tokens.inParentheses(expressions::expression));
    }
}
