package dev.parley.sql.parser;

import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** SQL's own forms for JSON (PostgreSQL 16 and later) and the simpler ones for XML. */
final class JsonParser {

    private static final Set<String> JSON = Set.of(
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
    private static final Set<String> XML_REFUSED = Set.of(
            "xmlparse", "xmlpi", "xmlroot", "xmlserialize", "xmlexists", "xmltable", "json_table", "merge_action");

    private final Tokens tokens;
    private final QueryParser queries;
    private final ExpressionParser expressions;

    JsonParser(Tokens tokens, QueryParser queries, ExpressionParser expressions) {
        this.tokens = tokens;
        this.queries = queries;
        this.expressions = expressions;
    }

    /** Null, and nothing read, when this is none of them. */
    Expression own(Token first) {
        String word = first.value();
        if (!tokens.peek(1).is("(")) {
            return null;
        }
        if (JSON.contains(word)) {
            return json(first);
        }
        if (word.equals("xmlelement") || word.equals("xmlforest")) {
            return xml(first);
        }
        if (XML_REFUSED.contains(word)) {
            throw new SqlSyntaxException(word + " is not supported here", first.span());
        }
        return null;
    }

    // ---- JSON

    private Expression json(Token first) {
        tokens.next();
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>();
        List<Item.SortKey> orderBy = List.of();
        if (queries.starts()) {
            arguments.add(
                    new Expression.Subquery(tokens.peek().span(), Expression.Subquery.Kind.ROWS, queries.query()));
        }
        while (!tokens.is(")")) {
            if (tokens.isWords("order", "by")) {
                orderBy = queries.orderBy();
            } else if (!clause(arguments)) {
                arguments.add(expressions.expression());
            }
        }
        tokens.next();
        Name name = Call.formName(first.span(), first.value());
        boolean aggregate = first.value().endsWith("agg");
        return aggregate
                ? new FunctionParser(tokens, queries, expressions).behind(first, name, arguments, false, false, orderBy)
                : new Call(tokens.since(first), name, arguments);
    }

    /** What stands between or behind the values; expressions in it are added to the arguments. */
    private boolean clause(List<Expression> arguments) {
        if (tokens.take(",") || tokens.take(":")) {
            return true;
        }
        if (tokens.takeWords("returning")) {
            expressions.type();
            return true;
        }
        if (tokens.takeWords("format", "json")) {
            if (tokens.takeWords("encoding")) {
                tokens.label();
            }
            return true;
        }
        if (tokens.takeWords("passing")) {
            return passing(arguments);
        }
        if (tokens.takeWords("default")) {
            arguments.add(expressions.expression());
            return onWhat();
        }
        return tokens.takeWords("value")
                || tokens.takeWords("null", "on", "null")
                || tokens.takeWords("absent", "on", "null")
                || unique()
                || wrapper()
                || behaviour();
    }

    // ---- JSON_TABLE

    /** {@code JSON_TABLE(…)} in FROM: its context, path and what is passed, and the types of its columns. */
    Call table(List<Item.TypeName> types) {
        Token first = tokens.next();
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>();
        while (!tokens.isWord("columns")) {
            boolean labelled = tokens.takeWords("as");
            if (labelled) {
                tokens.label();
            } else if (!clause(arguments)) {
                arguments.add(expressions.expression());
            }
        }
        columns(arguments, types);
        while (!tokens.is(")")) {
            if (!clause(arguments)) {
                throw tokens.unexpected("the end of JSON_TABLE");
            }
        }
        tokens.next();
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
            } else if (!tokens.takeWords("exists") && !clause(arguments)) {
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

    private boolean passing(List<Expression> arguments) {
        do {
            arguments.add(expressions.expression());
            tokens.expectWords("as");
            tokens.label();
        } while (tokens.take(","));
        return true;
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
        boolean empty = tokens.isWord("empty")
                && !tokens.peek(1).is(".")
                && !tokens.peek(1).is(",");
        boolean onWhat = Tokens.isOneOf(tokens.peek(), "error", "null", "true", "false", "unknown")
                && tokens.peek(1).isWord("on")
                && Tokens.isOneOf(tokens.peek(2), "error", "empty");
        if (!empty && !onWhat) {
            return false;
        }
        tokens.next();
        tokens.takeAnyWord("array", "object");
        return onWhat();
    }

    private boolean onWhat() {
        tokens.expectWords("on");
        if (tokens.takeAnyWord("error", "empty") == null) {
            throw tokens.unexpected("ERROR or EMPTY");
        }
        return true;
    }

    // ---- XML

    private Expression xml(Token first) {
        tokens.next();
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>();
        if (first.isWord("xmlelement") && tokens.takeWords("name")) {
            tokens.label();
            tokens.take(",");
        }
        while (!tokens.is(")")) {
            if (tokens.takeWords("xmlattributes")) {
                arguments.addAll(tokens.inParentheses(this::labelled));
            } else {
                arguments.add(labelled());
            }
            if (!tokens.is(")")) {
                tokens.expect(",");
            }
        }
        tokens.next();
        return new Call(tokens.since(first), Call.formName(first.span(), first.value()), arguments);
    }

    private Expression labelled() {
        Expression value = expressions.expression();
        if (tokens.takeWords("as")) {
            tokens.label();
        }
        return value;
    }
}
