package dev.parley.sql.parser;

import dev.parley.sql.lexer.Keywords;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Subquery;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Name;
import dev.parley.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;

/** What operators stand between: constants, columns, calls, rows, arrays, CASE, and queries in parentheses. */
final class ValueParser {

    private final Tokens tokens;
    private final QueryParser queries;
    private final ExpressionParser expressions;
    private final TypeParser types;
    private final FunctionParser functions;

    ValueParser(
            Tokens tokens,
            QueryParser queries,
            ExpressionParser expressions,
            TypeParser types,
            FunctionParser functions) {
        this.tokens = tokens;
        this.queries = queries;
        this.expressions = expressions;
        this.types = types;
        this.functions = functions;
    }

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
                bounds.add(expressions.expression());
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
    Expression single(Token open, List<Expression> values) {
        return values.size() == 1 ? values.getFirst() : new Expression.Row(tokens.since(open), values);
    }

    /** Values up to the closing parenthesis, or one query; the opening one has been read. */
    List<Expression> valuesOrQuery(Token open) {
        if (queries.starts()) {
            Query query = queries.query();
            tokens.expect(")");
            return List.of(new Subquery(tokens.since(open), Subquery.Kind.ROWS, query));
        }
        Token first = tokens.peek();
        Expression start = expressions.expression();
        if (start instanceof Subquery nested && nested.kind() == Subquery.Kind.ROWS && queries.goesOn()) {
            Query query = queries.goOn(first, nested.query(), nested.span());
            tokens.expect(")");
            return List.of(new Subquery(tokens.since(open), Subquery.Kind.ROWS, query));
        }
        List<Expression> values = new ArrayList<>(List.of(start));
        while (tokens.take(",")) {
            values.add(expressions.expression());
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
        List<Expression> elements = tokens.is(")") ? List.of() : tokens.list(expressions::expression);
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
                : tokens.list(() -> tokens.is("[") ? arrayElements(tokens.peek()) : expressions.expression());
        tokens.expect("]");
        tokens.up(1);
        return new Expression.Array(tokens.since(first), elements);
    }

    private Expression caseWhen(Token first) {
        tokens.next();
        Expression operand = tokens.isWord("when") ? null : expressions.expression();
        List<Item.When> whens = new ArrayList<>();
        while (tokens.isWord("when")) {
            Token when = tokens.next();
            Expression condition = expressions.expression();
            tokens.expectWords("then");
            Expression result = expressions.expression();
            whens.add(new Item.When(tokens.since(when), condition, result));
        }
        if (whens.isEmpty()) {
            throw tokens.unexpected("WHEN");
        }
        Expression otherwise = tokens.takeWords("else") ? expressions.expression() : null;
        tokens.expectWords("end");
        return new Expression.Case(tokens.since(first), operand, whens, otherwise);
    }
}
