package dev.parley.sql.parser;

import dev.parley.sql.lexer.Keywords;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Operation;
import dev.parley.sql.tree.Expression.Subquery;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Name;
import dev.parley.sql.tree.Query;
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
    private final QueryParser queries;
    private final TypeParser types;
    private final FunctionParser functions;

    ExpressionParser(Tokens tokens, QueryParser queries) {
        this.tokens = tokens;
        this.queries = queries;
        this.types = new TypeParser(tokens, this);
        this.functions = new FunctionParser(tokens, queries, this);
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
        return primary();
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
            Expression right = single(open, valuesOrQuery(open));
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
                operands.addAll(valuesOrQuery(open));
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

    // ---- values

    /** What operators stand between. */
    Expression primary() {
        return followed(tokens.peek(), unfollowed());
    }

    /** With the {@code [1]} and {@code .field} behind it. */
    private Expression followed(Token first, Expression value) {
        Expression longer = value;
        int levels = 0;
        while (tokens.is("[") || tokens.is(".")) {
            tokens.down();
            levels++;
            if (tokens.take(".")) {
                String field = tokens.take("*") ? null : tokens.label();
                longer = new Expression.Field(tokens.since(first), longer, field);
            } else {
                List<Expression> bounds = bounds();
                longer = new Expression.Subscript(tokens.since(first), longer, bounds);
            }
        }
        tokens.up(levels);
        return longer;
    }

    private List<Expression> bounds() {
        tokens.expect("[");
        List<Expression> bounds = new ArrayList<>();
        while (!tokens.is("]")) {
            if (!tokens.take(":")) {
                bounds.add(expression());
            }
        }
        tokens.next();
        return bounds;
    }

    private Expression unfollowed() {
        Token first = tokens.peek();
        return switch (first.kind()) {
            case NUMBER -> literal(Literal.Kind.NUMBER);
            case STRING -> literal(Literal.Kind.STRING);
            case BITS -> literal(Literal.Kind.BITS);
            case PARAMETER -> new Expression.Parameter(tokens.next().span(), first.value());
            case WORD, QUOTED -> named(first);
            case PUNCTUATION -> {
                Token open = tokens.expect("(");
                List<Expression> values = valuesOrQuery(open);
                yield single(open, values);
            }
            case OPERATOR, END -> throw tokens.unexpected("a value");
        };
    }

    private Literal literal(Literal.Kind kind) {
        Token token = tokens.next();
        return new Literal(token.span(), kind, token.value());
    }

    /** One value is itself, more are a row. */
    private Expression single(Token open, List<Expression> values) {
        return values.size() == 1 ? values.getFirst() : new Expression.Row(tokens.since(open), values);
    }

    /** Values up to the closing parenthesis, or one query; the opening one has been read. */
    private List<Expression> valuesOrQuery(Token open) {
        if (queries.starts()) {
            Query query = queries.query();
            tokens.expect(")");
            return List.of(new Subquery(tokens.since(open), Subquery.Kind.ROWS, query));
        }
        Token first = tokens.peek();
        Expression start = expression();
        if (start instanceof Subquery nested && nested.kind() == Subquery.Kind.ROWS && queries.goesOn()) {
            Query query = queries.goOn(first, nested.query(), nested.span());
            tokens.expect(")");
            return List.of(new Subquery(tokens.since(open), Subquery.Kind.ROWS, query));
        }
        List<Expression> values = new ArrayList<>(List.of(start));
        while (tokens.take(",")) {
            values.add(expression());
        }
        tokens.expect(")");
        return values;
    }

    /** A column, function, typed constant, or one of SQL's own words. */
    private Expression named(Token first) {
        if (first.kind() == Token.Kind.WORD) {
            Expression own = own(first);
            if (own != null) {
                return own;
            }
            Item.TypeName type = types.beforeConstant();
            if (type != null) {
                return constant(first, type);
            }
        }
        boolean reserved =
                first.kind() == Token.Kind.WORD && Keywords.category(first.value()) == Keywords.Category.RESERVED;
        if (reserved) {
            throw tokens.unexpected("a value");
        }
        List<String> parts = new ArrayList<>(List.of(tokens.label()));
        boolean star = false;
        while (!star && tokens.take(".")) {
            star = tokens.take("*");
            if (!star) {
                parts.add(tokens.label());
            }
        }
        Name name = new Name(tokens.since(first), parts);
        if (!star && tokens.is("(")) {
            Expression.Call call = functions.call(first, name);
            boolean typed = tokens.peek().kind() == Token.Kind.STRING;
            return typed ? constant(first, new Item.TypeName(call.span(), name, call.arguments(), false)) : call;
        }
        if (!star && tokens.peek().kind() == Token.Kind.STRING) {
            return constant(first, new Item.TypeName(name.span(), name, List.of(), false));
        }
        boolean noColumn = parts.size() == 1 && !star && !Tokens.isName(first);
        if (noColumn) {
            throw new SqlSyntaxException("Expected a value, not " + first.described(), first.span());
        }
        return new Expression.Column(tokens.since(first), name, star);
    }

    private Expression constant(Token first, Item.TypeName type) {
        Literal value = literal(Literal.Kind.STRING);
        if (type.name().last().equals("interval")) {
            types.intervalFields();
        }
        return new Expression.Cast(tokens.since(first), value, type);
    }

    /** SQL's own words that have a value; null when this is none of them. */
    private Expression own(Token first) {
        return switch (first.value()) {
            case "null" -> word(Literal.Kind.NULL, null);
            case "true", "false" -> word(Literal.Kind.BOOLEAN, first.value());
            case "case" -> caseWhen(first);
            case "array" -> array(first);
            case "row" -> tokens.peek(1).is("(") ? row(first) : null;
            case "exists" -> tokens.peek(1).is("(") ? subquery(first, Subquery.Kind.EXISTS) : null;
            default -> functions.own(first);
        };
    }

    private Literal word(Literal.Kind kind, String value) {
        return new Literal(tokens.next().span(), kind, value);
    }

    private Subquery subquery(Token first, Subquery.Kind kind) {
        tokens.next();
        tokens.expect("(");
        Query query = queries.query();
        tokens.expect(")");
        return new Subquery(tokens.since(first), kind, query);
    }

    private Expression row(Token first) {
        tokens.next();
        tokens.expect("(");
        List<Expression> elements = tokens.is(")") ? List.of() : tokens.list(this::expression);
        tokens.expect(")");
        return new Expression.Row(tokens.since(first), elements);
    }

    private Expression array(Token first) {
        if (tokens.peek(1).is("(")) {
            return subquery(first, Subquery.Kind.ARRAY);
        }
        tokens.next();
        return arrayElements(first);
    }

    private Expression arrayElements(Token first) {
        tokens.down();
        tokens.expect("[");
        List<Expression> elements = tokens.is("]")
                ? List.of()
                : tokens.list(() -> tokens.is("[") ? arrayElements(tokens.peek()) : expression());
        tokens.expect("]");
        tokens.up(1);
        return new Expression.Array(tokens.since(first), elements);
    }

    private Expression caseWhen(Token first) {
        tokens.next();
        Expression operand = tokens.isWord("when") ? null : expression();
        List<Item.When> whens = new ArrayList<>();
        while (tokens.isWord("when")) {
            Token when = tokens.next();
            Expression condition = expression();
            tokens.expectWords("then");
            Expression result = expression();
            whens.add(new Item.When(tokens.since(when), condition, result));
        }
        if (whens.isEmpty()) {
            throw tokens.unexpected("WHEN");
        }
        Expression otherwise = tokens.takeWords("else") ? expression() : null;
        tokens.expectWords("end");
        return new Expression.Case(tokens.since(first), operand, whens, otherwise);
    }
}
