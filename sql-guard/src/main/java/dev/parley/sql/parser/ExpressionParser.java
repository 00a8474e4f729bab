package dev.parley.sql.parser;

import dev.parley.sql.lexer.Token;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Operation;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Expressions, by the precedence of their operators. */
final class ExpressionParser {

    /** How strongly operators bind, weakest first. Source: PostgreSQL's {@code gram.y}. */
    private enum Level {
        OR,
        AND,
        NOT,
        IS,
        COMPARISON,
        MATCH,
        OTHER,
        SUM,
        PRODUCT,
        POWER,
        ZONE,
        COLLATION,
        SIGN,
        CAST;

        Level next() {
            return values()[Math.min(ordinal() + 1, values().length - 1)];
        }

        boolean bindsAtLeast(Level other) {
            return compareTo(other) >= 0;
        }
    }

    private static final Set<String> COMPARISONS = Set.of("<", ">", "=", "<=", ">=", "<>");
    private static final Set<String> NEVER_IN_FRONT = Set.of("*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>");

    private final Tokens tokens;
    private final TypeParser types;
    private final FunctionParser functions;
    private final ValueParser values;

    ExpressionParser(Tokens tokens, QueryParser queries) {
        this.tokens = tokens;
        this.types = new TypeParser(tokens, this);
        this.functions = new FunctionParser(tokens, queries, this);
        this.values = new ValueParser(tokens, queries, this, types, functions);
    }

    Expression expression() {
        return expression(Level.OR);
    }

    /** An expression without SQL's own words between values at its top, as {@code POSITION(a IN b)} has them. */
    Expression operand() {
        return expression(Level.OTHER);
    }

    Item.TypeName type() {
        return types.type();
    }

    Expression.Call table(List<Item.TypeName> types) {
        return functions.table(types);
    }

    Item.Window window() {
        return functions.window();
    }

    /** A value without operators around it. */
    Expression primary() {
        return values.primary();
    }

    private Expression expression(Level least) {
        Token first = tokens.peek();
        tokens.down();
        int levels = 1;
        Expression left = prefixed(first);
        while (true) {
            Expression longer = extended(first, left, least);
            if (longer == null) {
                break;
            }
            tokens.down();
            levels++;
            left = longer;
        }
        tokens.up(levels);
        return left;
    }

    // ---- operators in front

    private Expression prefixed(Token first) {
        if (tokens.takeWords("not")) {
            return operation(first, "NOT", expression(Level.NOT));
        }
        if (first.is("+") || first.is("-")) {
            tokens.next();
            return operation(first, first.value(), expression(Level.SIGN));
        }
        boolean operator = first.kind() == Token.Kind.OPERATOR && !NEVER_IN_FRONT.contains(first.value());
        if (operator || startsQualifiedOperator()) {
            Name name = operatorName();
            Expression operand = expression(Level.OTHER.next());
            return new Operation(tokens.since(first), name, List.of(operand));
        }
        return values.primary();
    }

    // ---- operators between and behind

    /** What was read with the next operator and its right side; null when none that binds strongly enough is next. */
    private Expression extended(Token first, Expression left, Level least) {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case OPERATOR -> symbol(first, left, least);
            case PUNCTUATION -> cast(first, left, least);
            case WORD -> word(first, left, least);
            default -> null;
        };
    }

    private Expression symbol(Token first, Expression left, Level least) {
        Level level = level(tokens.peek().value());
        if (!level.bindsAtLeast(least)) {
            return null;
        }
        Name name = operatorName();
        return rightSide(first, left, name, level);
    }

    private static Level level(String operator) {
        if (COMPARISONS.contains(operator)) {
            return Level.COMPARISON;
        }
        return switch (operator) {
            case "+", "-" -> Level.SUM;
            case "*", "/", "%" -> Level.PRODUCT;
            case "^" -> Level.POWER;
            default -> Level.OTHER;
        };
    }

    /** A value, or ANY, ALL or SOME of several. */
    private Expression rightSide(Token first, Expression left, Name operator, Level level) {
        boolean quantified =
                tokens.isAnyWord("any", "all", "some") && tokens.peek(1).is("(");
        if (quantified) {
            boolean all = tokens.next().isWord("all");
            Token open = tokens.expect("(");
            Expression right = values.single(open, values.valuesOrQuery(open));
            return new Expression.Quantified(tokens.since(first), left, operator, all, right);
        }
        Expression right = expression(level.next());
        return new Operation(tokens.since(first), operator, List.of(left, right));
    }

    private Expression cast(Token first, Expression left, Level least) {
        if (!tokens.is("::") || !Level.CAST.bindsAtLeast(least)) {
            return null;
        }
        tokens.next();
        Item.TypeName type = types.type();
        return new Expression.Cast(tokens.since(first), left, type);
    }

    private Expression word(Token first, Expression left, Level least) {
        return switch (tokens.peek().value()) {
            case "or" -> logical(first, left, "OR", Level.OR, least);
            case "and" -> logical(first, left, "AND", Level.AND, least);
            case "is" -> Level.IS.bindsAtLeast(least) ? is(first, left) : null;
            case "isnull" -> Level.IS.bindsAtLeast(least) ? behind(first, left, "IS NULL") : null;
            case "notnull" -> Level.IS.bindsAtLeast(least) ? behind(first, left, "IS NOT NULL") : null;
            case "between", "in", "like", "ilike" -> Level.MATCH.bindsAtLeast(least) ? match(first, left, "") : null;
            case "similar" ->
                tokens.isWords("similar", "to") && Level.MATCH.bindsAtLeast(least) ? match(first, left, "") : null;
            case "not" -> {
                boolean match = Tokens.isOneOf(tokens.peek(1), "between", "in", "like", "ilike", "similar");
                if (!match || !Level.MATCH.bindsAtLeast(least)) {
                    yield null;
                }
                tokens.next();
                yield match(first, left, "NOT ");
            }
            case "overlaps" -> {
                if (!Level.OTHER.bindsAtLeast(least)) {
                    yield null;
                }
                tokens.next();
                yield operation(first, "OVERLAPS", left, expression(Level.OTHER.next()));
            }
            case "at" -> Level.ZONE.bindsAtLeast(least) ? zone(first, left) : null;
            case "collate" -> {
                if (!Level.COLLATION.bindsAtLeast(least)) {
                    yield null;
                }
                tokens.next();
                qualifiedName();
                yield operation(first, "COLLATE", left);
            }
            case "operator" ->
                startsQualifiedOperator() && Level.OTHER.bindsAtLeast(least)
                        ? rightSide(first, left, operatorName(), Level.OTHER)
                        : null;
            default -> null;
        };
    }

    /** AND and OR of any number of operands are one node. */
    private Expression logical(Token first, Expression left, String name, Level level, Level least) {
        if (!level.bindsAtLeast(least)) {
            return null;
        }
        List<Expression> operands = new ArrayList<>(List.of(left));
        while (tokens.takeWords(name.toLowerCase(Locale.ROOT))) {
            operands.add(expression(level.next()));
        }
        return new Operation(tokens.since(first), word(first, name), operands);
    }

    private Expression behind(Token first, Expression left, String name) {
        tokens.next();
        return operation(first, name, left);
    }

    private Expression is(Token first, Expression left) {
        tokens.next();
        String not = tokens.takeWords("not") ? "IS NOT " : "IS ";
        if (tokens.takeWords("distinct", "from")) {
            return operation(first, not + "DISTINCT FROM", left, expression(Level.IS.next()));
        }
        if (tokens.takeWords("json")) {
            tokens.takeAnyWord("value", "scalar", "object", "array");
            if (tokens.takeAnyWord("with", "without") != null) {
                tokens.expectWords("unique");
                tokens.takeWords("keys");
            }
            return operation(first, not + "JSON", left);
        }
        String form = tokens.takeAnyWord("nfc", "nfd", "nfkc", "nfkd");
        if (form != null || tokens.isWord("normalized")) {
            tokens.expectWords("normalized");
            return operation(first, not + "NORMALIZED", left);
        }
        String what = tokens.takeAnyWord("null", "true", "false", "unknown", "document");
        if (what == null) {
            throw tokens.unexpected("NULL, TRUE, FALSE or DISTINCT FROM");
        }
        return operation(first, not + what.toUpperCase(Locale.ROOT), left);
    }

    private Expression match(Token first, Expression left, String not) {
        String word = tokens.next().value();
        String name = not + word.toUpperCase(Locale.ROOT);
        return switch (word) {
            case "between" -> {
                String symmetric = tokens.takeAnyWord("symmetric", "asymmetric");
                Expression low = expression(Level.OTHER);
                tokens.expectWords("and");
                Expression high = expression(Level.OTHER);
                yield operation(first, "symmetric".equals(symmetric) ? name + " SYMMETRIC" : name, left, low, high);
            }
            case "in" -> {
                Token open = tokens.expect("(");
                List<Expression> operands = new ArrayList<>(List.of(left));
                operands.addAll(values.valuesOrQuery(open));
                yield new Operation(tokens.since(first), word(first, name), operands);
            }
            case "similar" -> {
                tokens.expectWords("to");
                yield pattern(first, left, name + " TO");
            }
            default -> pattern(first, left, name);
        };
    }

    private Expression pattern(Token first, Expression left, String name) {
        Expression match = rightSide(first, left, word(first, name), Level.MATCH);
        if (match instanceof Operation operation && tokens.takeWords("escape")) {
            Expression escape = expression(Level.OTHER);
            return operation(first, name, left, operation.operands().getLast(), escape);
        }
        return match;
    }

    private Expression zone(Token first, Expression left) {
        if (tokens.takeWords("at", "local")) {
            return operation(first, "AT LOCAL", left);
        }
        if (!tokens.takeWords("at", "time", "zone")) {
            return null;
        }
        return operation(first, "AT TIME ZONE", left, expression(Level.ZONE.next()));
    }

    private Operation operation(Token first, String name, Expression... operands) {
        return new Operation(tokens.since(first), word(first, name), List.of(operands));
    }

    private static Name word(Token first, String name) {
        return new Name(first.span(), List.of(name));
    }

    // ---- names

    private boolean startsQualifiedOperator() {
        return tokens.isWord("operator") && tokens.peek(1).is("(");
    }

    /** Characters, or {@code OPERATOR(schema.characters)}. */
    Name operatorName() {
        Token first = tokens.peek();
        if (!startsQualifiedOperator()) {
            if (first.kind() != Token.Kind.OPERATOR) {
                throw tokens.unexpected("an operator");
            }
            return new Name(tokens.next().span(), List.of(first.value()));
        }
        tokens.next();
        tokens.next();
        List<String> parts = new ArrayList<>();
        while (tokens.peek().kind() != Token.Kind.OPERATOR) {
            parts.add(tokens.name());
            tokens.expect(".");
        }
        parts.add(tokens.next().value());
        tokens.expect(")");
        return new Name(tokens.since(first), parts);
    }

    /** A name of a function, collation or the like, with or without a schema. */
    Name qualifiedName() {
        Token first = tokens.peek();
        List<String> parts = new ArrayList<>();
        parts.add(tokens.label());
        while (tokens.take(".")) {
            parts.add(tokens.label());
        }
        return new Name(tokens.since(first), parts);
    }
}
