package dev.parley.sql.parser;

import dev.parley.sql.lexer.Span;
import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.FromItem.Alias;
import dev.parley.sql.tree.FromItem.Join;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Name;
import dev.parley.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;

/** What stands in FROM: tables, queries, functions, and their joins. */
final class FromParser {

    private static final String[] CALLED_WITHOUT_PARENTHESES = {
        "current_catalog",
        "current_date",
        "current_role",
        "current_schema",
        "current_time",
        "current_timestamp",
        "current_user",
        "localtime",
        "localtimestamp",
        "session_user",
        "system_user",
        "user"
    };

    private final Tokens tokens;
    private final QueryParser queries;
    private final ExpressionParser expressions;

    FromParser(Tokens tokens, QueryParser queries, ExpressionParser expressions) {
        this.tokens = tokens;
        this.queries = queries;
        this.expressions = expressions;
    }

    /** One item with all that is joined to it. */
    FromItem item() {
        tokens.down();
        FromItem left = single();
        int levels = 1;
        while (startsJoin()) {
            tokens.down();
            levels++;
            left = join(left);
        }
        tokens.up(levels);
        return left;
    }

    private boolean startsJoin() {
        return tokens.isAnyWord("join", "cross", "natural", "inner", "left", "right", "full");
    }

    private FromItem join(FromItem left) {
        if (tokens.takeWords("cross", "join")) {
            return joined(Join.Kind.CROSS, false, left, single(), null, List.of());
        }
        boolean natural = tokens.takeWords("natural");
        Join.Kind kind = kind();
        tokens.expectWords("join");
        if (natural) {
            return joined(kind, true, left, single(), null, List.of());
        }
        // "a JOIN b JOIN c ON … ON …": what follows belongs to the right side as long as its own condition is missing.
        FromItem right = single();
        int levels = 0;
        while (startsJoin()) {
            tokens.down();
            levels++;
            right = join(right);
        }
        tokens.up(levels);
        if (tokens.takeWords("on")) {
            return joined(kind, false, left, right, expressions.expression(), List.of());
        }
        tokens.expectWords("using");
        return joined(kind, false, left, right, null, tokens.namesInParentheses());
    }

    private FromItem joined(
            Join.Kind kind, boolean natural, FromItem left, FromItem right, Expression on, List<String> using) {
        Alias alias = !using.isEmpty() && tokens.takeWords("as") ? new Alias(tokens.name(), List.of()) : null;
        Span span = left.span().to(tokens.last().span());
        return new Join(span, kind, natural, left, right, on, using, alias);
    }

    private Join.Kind kind() {
        String word = tokens.takeAnyWord("inner", "left", "right", "full");
        if (word == null) {
            return Join.Kind.INNER;
        }
        if (!word.equals("inner")) {
            tokens.takeWords("outer");
        }
        return switch (word) {
            case "left" -> Join.Kind.LEFT;
            case "right" -> Join.Kind.RIGHT;
            case "full" -> Join.Kind.FULL;
            default -> Join.Kind.INNER;
        };
    }

    // ---- single items

    private FromItem single() {
        Token first = tokens.peek();
        boolean lateral = tokens.takeWords("lateral");
        if (tokens.is("(")) {
            return parenthesised(first, lateral);
        }
        List<Item.TypeName> columnTypes = new ArrayList<>();
        Expression.Call ownTable = expressions.table(columnTypes);
        if (ownTable != null) {
            return functions(first, List.of(ownTable), columnTypes);
        }
        if (tokens.isWords("rows", "from") && tokens.peek(2).is("(")) {
            tokens.takeWords("rows", "from");
            List<Item.TypeName> types = new ArrayList<>();
            List<Expression> calls = tokens.inParentheses(() -> {
                Expression call = call();
                if (tokens.takeWords("as")) {
                    types.addAll(columnDefinitions());
                }
                return call;
            });
            return functions(first, calls, types);
        }
        if (!tokens.isWord("only") && startsCall()) {
            return functions(first, List.of(call()), new ArrayList<>());
        }
        return table(first);
    }

    private FromItem parenthesised(Token first, boolean lateral) {
        Token open = tokens.expect("(");
        if (queries.starts()) {
            Query query = queries.query();
            tokens.expect(")");
            return derived(first, query, lateral);
        }
        FromItem inner = item();
        boolean startOfQuery = inner instanceof FromItem.Derived derived && derived.alias() == null && queries.goesOn();
        if (startOfQuery) {
            Query query = queries.goOn(tokens.peek(), ((FromItem.Derived) inner).query(), inner.span());
            tokens.expect(")");
            return derived(first, query, lateral);
        }
        tokens.expect(")");
        return switch (inner) {
            case FromItem.Derived derived when derived.alias() == null -> derived(first, derived.query(), lateral);
            case Join join ->
                new Join(
                        tokens.since(open),
                        join.kind(),
                        join.natural(),
                        join.left(),
                        join.right(),
                        join.on(),
                        join.using(),
                        alias() instanceof Alias alias ? alias : join.alias());
            default -> throw new SqlSyntaxException("A single table stands without parentheses", inner.span());
        };
    }

    private FromItem derived(Token first, Query query, boolean lateral) {
        Alias alias = alias();
        return new FromItem.Derived(tokens.since(first), query, lateral, alias);
    }

    /** A function's name and its parenthesis, or one of SQL's own functions. */
    private boolean startsCall() {
        int ahead = 0;
        while (tokens.peek(ahead + 1).is(".")) {
            ahead += 2;
        }
        return tokens.isAnyWord(CALLED_WITHOUT_PARENTHESES)
                || tokens.isWords("collation", "for")
                || tokens.peek(ahead + 1).is("(");
    }

    /** A function that makes rows; nothing else may stand for one, so that a table is never taken for it. */
    private Expression call() {
        Expression call = expressions.primary();
        return switch (call) {
            case Expression.Call function -> function;
            case Expression.Cast cast -> cast;
            default -> throw new SqlSyntaxException("Expected a table or a function", call.span());
        };
    }

    private FromItem functions(Token first, List<Expression> calls, List<Item.TypeName> types) {
        tokens.takeWords("with", "ordinality");
        Alias alias = null;
        if (tokens.isWord("as") && tokens.peek(1).is("(")) {
            tokens.takeWords("as");
            types.addAll(columnDefinitions());
        } else if (tokens.isWord("as") || tokens.isName()) {
            tokens.takeWords("as");
            String name = tokens.name();
            List<String> columns = List.of();
            if (tokens.is("(")) {
                boolean definitions = Tokens.isName(tokens.peek(1))
                        && !tokens.peek(2).is(",")
                        && !tokens.peek(2).is(")");
                if (definitions) {
                    types.addAll(columnDefinitions());
                } else {
                    columns = tokens.namesInParentheses();
                }
            }
            alias = new Alias(name, columns);
        }
        return new FromItem.Functions(tokens.since(first), calls, types, alias);
    }

    /** {@code (name type, …)}: the types. */
    private List<Item.TypeName> columnDefinitions() {
        return tokens.inParentheses(() -> {
            tokens.name();
            Item.TypeName type = expressions.type();
            if (tokens.takeWords("collate")) {
                expressions.qualifiedName();
            }
            return type;
        });
    }

    private FromItem.Table table(Token first) {
        FromItem.Table plain = plainTable(first);
        Alias alias = alias();
        Expression.Call sample = null;
        Expression seed = null;
        if (tokens.takeWords("tablesample")) {
            Token method = tokens.peek();
            Name name = expressions.qualifiedName();
            List<Expression> arguments = tokens.inParentheses(expressions::expression);
            sample = new Expression.Call(tokens.since(method), name, arguments);
            if (tokens.takeWords("repeatable")) {
                tokens.expect("(");
                seed = expressions.expression();
                tokens.expect(")");
            }
        }
        return new FromItem.Table(tokens.since(first), plain.name(), alias, sample, seed);
    }

    /** A table without alias and sample. */
    FromItem.Table plainTable() {
        return plainTable(tokens.peek());
    }

    private FromItem.Table plainTable(Token first) {
        boolean only = tokens.takeWords("only");
        boolean parenthesised = only && tokens.take("(");
        Name name = tableName();
        if (parenthesised) {
            tokens.expect(")");
        } else {
            tokens.take("*");
        }
        return new FromItem.Table(tokens.since(first), name, null, null, null);
    }

    private Name tableName() {
        Token first = tokens.peek();
        List<String> parts = new ArrayList<>(List.of(tokens.name()));
        while (tokens.take(".")) {
            parts.add(tokens.label());
        }
        return new Name(tokens.since(first), parts);
    }

    private Alias alias() {
        boolean as = tokens.takeWords("as");
        if (!as && !tokens.isName()) {
            return null;
        }
        return new Alias(tokens.name(), tokens.is("(") ? tokens.namesInParentheses() : List.of());
    }
}
