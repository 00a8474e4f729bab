package dev.parley.sql.parser;

import dev.parley.sql.lexer.Token;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Expression.Subquery;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** SQL's own forms for JSON (PostgreSQL 16 and later). */
final class JsonParser {

    private static final Set<String> FORMS = Set.of(
            "json_object",
            "json_array",
            "json_objectagg",
            "json_arrayagg",
            "json_exists",
            "json_value",
            "json_query",
            "json_scalar",
            "json_serialize",
            "json");

    private final Tokens tokens;
    private final QueryParser queries;
    private final ExpressionParser expressions;
    private final FunctionParser functions;

    JsonParser(Tokens tokens, QueryParser queries, ExpressionParser expressions, FunctionParser functions) {
        this.tokens = tokens;
        this.queries = queries;
        this.expressions = expressions;
        this.functions = functions;
    }

    /** Null, and nothing read, when this is none of them. */
    Expression own(Token first) {
        return FORMS.contains(first.value()) && tokens.peek(1).is("(") ? json(first) : null;
    }

    private Expression json(Token first) {
        tokens.next();
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>();
        List<Item.TypeName> types = new ArrayList<>();
        List<Item.SortKey> orderBy = List.of();
        boolean valueNext = true;
        boolean pairs = false;
        if (queries.starts()) {
            Query query = queries.query();
            arguments.add(new Subquery(query.span(), Subquery.Kind.ROWS, query));
            valueNext = false;
        }
        while (!tokens.is(")")) {
            if (valueNext && !startsClauseWithoutValue()) {
                arguments.add(functions.argument());
                valueNext = false;
            } else if (tokens.take(",")) {
                valueNext = true;
            } else if (tokens.take(":") || tokens.takeWords("value")) {
                valueNext = true;
                pairs = true;
            } else if (tokens.isWord("order")) {
                orderBy = queries.orderBy();
            } else if (clause(arguments, types)) {
                valueNext = false;
            } else {
                throw tokens.unexpected("the end of " + first.described());
            }
        }
        if (valueNext && !arguments.isEmpty()) {
            throw tokens.unexpected("a value");
        }
        tokens.next();
        boolean function = first.isWord("json_object") && !pairs && !arguments.isEmpty();
        if (function) {
            return new Call(tokens.since(first), Call.ownName(first.span(), first.value()), arguments);
        }
        return returning(first, call(first, arguments, orderBy), types);
    }

    private Call call(Token first, List<Expression> arguments, List<Item.SortKey> orderBy) {
        boolean aggregate = first.value().endsWith("agg");
        return aggregate
                ? functions.behind(first, Call.formName(first.span(), first.value()), arguments, false, false, orderBy)
                : new Call(tokens.since(first), Call.formName(first.span(), first.value()), arguments);
    }

    /** RETURNING makes a cast of it. */
    private Expression returning(Token first, Expression call, List<Item.TypeName> types) {
        Expression value = call;
        for (Item.TypeName type : types) {
            value = new Expression.Cast(tokens.since(first), value, type);
        }
        return value;
    }

    /** Only a clause starts with these, where a value may stand. */
    private boolean startsClauseWithoutValue() {
        return tokens.isWord("returning")
                || tokens.isWords("null", "on", "null")
                || tokens.isWords("absent", "on", "null");
    }

    /** What stands behind a value; expressions in it are added to the arguments. */
    private boolean clause(List<Expression> arguments, List<Item.TypeName> types) {
        if (tokens.takeWords("returning")) {
            types.add(expressions.type());
            return true;
        }
        if (tokens.takeWords("passing")) {
            passing(arguments);
            return true;
        }
        if (tokens.takeWords("default")) {
            arguments.add(expressions.expression());
            onWhat();
            return true;
        }
        return format()
                || tokens.takeWords("null", "on", "null")
                || tokens.takeWords("absent", "on", "null")
                || unique()
                || wrapper()
                || behaviour();
    }

    private boolean format() {
        boolean format = tokens.takeWords("format", "json");
        if (format && tokens.takeWords("encoding")) {
            tokens.label();
        }
        return format;
    }

    // ---- JSON_TABLE

    /** {@code JSON_TABLE(…)} in FROM: its context, path and what is passed, and the types of its columns. */
    Call table(List<Item.TypeName> types) {
        Token first = tokens.next();
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>(List.of(expressions.expression()));
        format();
        tokens.expect(",");
        arguments.add(expressions.expression());
        if (tokens.takeWords("as")) {
            tokens.label();
        }
        if (tokens.takeWords("passing")) {
            passing(arguments);
        }
        columns(arguments, types);
        clause(arguments, types);
        tokens.expect(")");
        return new Call(tokens.since(first), Call.formName(first.span(), first.value()), arguments);
    }

    private void columns(List<Expression> arguments, List<Item.TypeName> types) {
        tokens.expectWords("columns");
        tokens.down();
        tokens.inParentheses(() -> {
            column(arguments, types);
            return types;
        });
        tokens.up(1);
    }

    private void column(List<Expression> arguments, List<Item.TypeName> types) {
        if (tokens.isWord("nested") && (tokens.peek(1).isWord("path") || isString(tokens.peek(1)))) {
            tokens.next();
            tokens.takeWords("path");
            path(arguments);
            columns(arguments, types);
            return;
        }
        tokens.name();
        if (tokens.takeWords("for", "ordinality")) {
            return;
        }
        types.add(expressions.type());
        while (!tokens.is(",") && !tokens.is(")")) {
            if (tokens.takeWords("path")) {
                path(arguments);
            } else if (!tokens.takeWords("exists") && !clause(arguments, types)) {
                throw tokens.unexpected("the end of the column");
            }
        }
    }

    private void path(List<Expression> arguments) {
        arguments.add(expressions.primary());
        if (tokens.takeWords("as")) {
            tokens.label();
        }
    }

    private static boolean isString(Token token) {
        return token.kind() == Token.Kind.STRING;
    }

    // ---- clauses

    private void passing(List<Expression> arguments) {
        do {
            arguments.add(expressions.expression());
            format();
            tokens.expectWords("as");
            tokens.label();
        } while (tokens.take(","));
    }

    private boolean unique() {
        boolean unique = tokens.isAnyWord("with", "without") && tokens.peek(1).isWord("unique");
        if (unique) {
            tokens.next();
            tokens.next();
            tokens.takeWords("keys");
        }
        return unique;
    }

    private boolean wrapper() {
        if (tokens.takeAnyWord("keep", "omit") != null) {
            tokens.expectWords("quotes");
            tokens.takeWords("on", "scalar", "string");
            return true;
        }
        if (tokens.takeAnyWord("with", "without") == null) {
            return false;
        }
        tokens.takeAnyWord("conditional", "unconditional");
        tokens.takeWords("array");
        tokens.expectWords("wrapper");
        return true;
    }

    private boolean behaviour() {
        if (tokens.takeAnyWord("error", "null", "true", "false", "unknown") == null) {
            if (!tokens.takeWords("empty")) {
                return false;
            }
            tokens.takeAnyWord("array", "object");
        }
        onWhat();
        return true;
    }

    private void onWhat() {
        tokens.expectWords("on");
        if (tokens.takeAnyWord("error", "empty") == null) {
            throw tokens.unexpected("ERROR or EMPTY");
        }
    }
}
