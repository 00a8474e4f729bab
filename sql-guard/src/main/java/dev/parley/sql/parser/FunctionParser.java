package dev.parley.sql.parser;

import dev.parley.sql.lexer.SqlSyntaxException;
import dev.parley.sql.lexer.Token;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Name;
import java.util.ArrayList;
import java.util.List;

/** Calls: plain ones with their aggregate and window parts, and those for which SQL has a form of its own. */
final class FunctionParser {

    private final Tokens tokens;
    private final QueryParser queries;
    private final ExpressionParser expressions;
    private final JsonParser json;
    private final XmlParser xml;

    FunctionParser(Tokens tokens, QueryParser queries, ExpressionParser expressions) {
        this.tokens = tokens;
        this.queries = queries;
        this.expressions = expressions;
        this.json = new JsonParser(tokens, queries, expressions, this);
        this.xml = new XmlParser(tokens, expressions);
    }

    // ---- plain calls

    /** The arguments and what follows them; the name has been read. */
    Call call(Token first, Name name) {
        tokens.expect("(");
        boolean star = tokens.is("*") && tokens.peek(1).is(")");
        boolean distinct = false;
        List<Expression> arguments = new ArrayList<>();
        List<Item.SortKey> orderBy = List.of();
        if (star) {
            tokens.next();
        } else if (!tokens.is(")")) {
            distinct = "distinct".equals(tokens.takeAnyWord("all", "distinct"));
            arguments = tokens.list(this::argument);
            orderBy = tokens.isWord("order") ? queries.orderBy() : List.of();
        }
        tokens.expect(")");
        return behind(first, name, arguments, star, distinct, orderBy);
    }

    /** One argument, which may be named. */
    Expression argument() {
        tokens.takeWords("variadic");
        boolean named = tokens.peek(1).is("=>") || tokens.peek(1).is(":=");
        if (named) {
            tokens.label();
            tokens.next();
        }
        return expressions.expression();
    }

    /** WITHIN GROUP, FILTER and OVER. */
    Call behind(
            Token first,
            Name name,
            List<Expression> arguments,
            boolean star,
            boolean distinct,
            List<Item.SortKey> orderBy) {
        List<Item.SortKey> withinGroup = List.of();
        if (tokens.isWords("within", "group") && tokens.peek(2).is("(")) {
            tokens.takeWords("within", "group");
            tokens.expect("(");
            withinGroup = queries.orderBy();
            tokens.expect(")");
        }
        Expression filter = null;
        if (tokens.isWord("filter") && tokens.peek(1).is("(")) {
            tokens.next();
            tokens.expect("(");
            tokens.expectWords("where");
            filter = expressions.expression();
            tokens.expect(")");
        }
        if (tokens.isAnyWord("respect", "ignore") && tokens.peek(1).isWord("nulls")) {
            tokens.next();
            tokens.next();
        }
        Item.Window over = null;
        boolean window = tokens.isWord("over") && (tokens.peek(1).is("(") || Tokens.isName(tokens.peek(1)));
        if (window) {
            Token start = tokens.next();
            over = tokens.is("(")
                    ? window()
                    : new Item.Window(start.span(), tokens.name(), List.of(), List.of(), List.of());
        }
        return new Call(tokens.since(first), name, arguments, star, distinct, orderBy, withinGroup, filter, over);
    }

    // ---- windows

    /** {@code ([name] [PARTITION BY …] [ORDER BY …] [frame])}. */
    Item.Window window() {
        Token first = tokens.expect("(");
        boolean based = tokens.isName() && !tokens.isAnyWord("partition", "range", "rows", "groups");
        String name = based ? tokens.name() : null;
        List<Expression> partitionBy =
                tokens.takeWords("partition", "by") ? tokens.list(expressions::expression) : List.of();
        List<Item.SortKey> orderBy = tokens.isWord("order") ? queries.orderBy() : List.of();
        List<Expression> bounds = new ArrayList<>();
        if (tokens.takeAnyWord("range", "rows", "groups") != null) {
            frame(bounds);
        }
        tokens.expect(")");
        return new Item.Window(tokens.since(first), name, partitionBy, orderBy, bounds);
    }

    private void frame(List<Expression> bounds) {
        if (tokens.takeWords("between")) {
            bound(bounds);
            tokens.expectWords("and");
            bound(bounds);
        } else {
            bound(bounds);
        }
        if (tokens.takeWords("exclude")) {
            boolean known = tokens.takeWords("current", "row")
                    || tokens.takeWords("no", "others")
                    || tokens.takeAnyWord("group", "ties") != null;
            if (!known) {
                throw tokens.unexpected("what to exclude");
            }
        }
    }

    private void bound(List<Expression> bounds) {
        if (tokens.takeWords("current", "row")) {
            return;
        }
        boolean unbounded = tokens.isWord("unbounded") && Tokens.isOneOf(tokens.peek(1), "preceding", "following");
        if (unbounded) {
            tokens.next();
        } else {
            bounds.add(expressions.expression());
        }
        if (tokens.takeAnyWord("preceding", "following") == null) {
            throw tokens.unexpected("PRECEDING or FOLLOWING");
        }
    }

    // ---- SQL's own forms

    /** {@code JSON_TABLE(…)} or {@code XMLTABLE(…)} in FROM, and the types of its columns; null when this is neither. */
    Call table(List<Item.TypeName> types) {
        Token first = tokens.peek();
        if (!tokens.peek(1).is("(")) {
            return null;
        }
        return switch (first.value()) {
            case "json_table" -> first.kind() == Token.Kind.WORD ? json.table(types) : null;
            case "xmltable" -> first.kind() == Token.Kind.WORD ? xml.table(first, types) : null;
            default -> null;
        };
    }

    /** A function for which SQL has its own words; null, and nothing read, when this is none. */
    Expression own(Token first) {
        String word = first.value();
        boolean parenthesis = tokens.peek(1).is("(");
        return switch (word) {
            case "current_date",
                    "current_role",
                    "current_user",
                    "session_user",
                    "system_user",
                    "user",
                    "current_catalog" -> value(first);
            case "current_schema" -> parenthesis ? null : value(first);
            case "current_time", "current_timestamp", "localtime", "localtimestamp" -> withPrecision(first);
            case "collation" -> tokens.peek(1).isWord("for") ? collationFor(first) : null;
            case "cast" -> parenthesis ? cast(first) : null;
            case "treat" -> parenthesis ? treat(first) : null;
            case "extract" -> parenthesis ? extract(first) : null;
            case "position" -> parenthesis ? position(first) : null;
            case "substring", "overlay" -> parenthesis ? parts(first) : null;
            case "trim" -> parenthesis ? trim(first) : null;
            case "normalize" -> parenthesis ? normalize(first) : null;
            case "coalesce", "greatest", "least", "nullif", "grouping", "xmlconcat" ->
                parenthesis ? listed(first) : null;
            default -> {
                Expression form = json.own(first);
                yield form == null ? xml.own(first) : form;
            }
        };
    }

    private Call value(Token first) {
        tokens.next();
        return form(first, List.of());
    }

    private Call withPrecision(Token first) {
        tokens.next();
        List<Expression> precision = tokens.is("(") ? tokens.inParentheses(expressions::expression) : List.of();
        return form(first, precision);
    }

    private Call listed(Token first) {
        tokens.next();
        return form(first, tokens.inParentheses(expressions::expression));
    }

    private Call collationFor(Token first) {
        tokens.expectWords("collation", "for");
        return plain(first, "pg_collation_for", tokens.inParentheses(expressions::expression));
    }

    private Expression cast(Token first) {
        tokens.next();
        tokens.expect("(");
        Expression value = expressions.expression();
        tokens.expectWords("as");
        Item.TypeName type = expressions.type();
        tokens.expect(")");
        return new Expression.Cast(tokens.since(first), value, type);
    }

    /** Not a cast: to PostgreSQL it is a call of its own function that has the name of the type, whatever that does. */
    private Call treat(Token first) {
        tokens.next();
        tokens.expect("(");
        Expression value = expressions.expression();
        tokens.expectWords("as");
        Item.TypeName type = expressions.type();
        tokens.expect(")");
        return plain(first, type.name().last(), List.of(value));
    }

    private Call extract(Token first) {
        tokens.next();
        tokens.expect("(");
        Token field = tokens.next();
        boolean text = field.kind() == Token.Kind.WORD
                || field.kind() == Token.Kind.QUOTED
                || field.kind() == Token.Kind.STRING;
        if (!text) {
            throw new SqlSyntaxException("Expected a part of a date, not " + field.described(), field.span());
        }
        tokens.expectWords("from");
        Expression value = expressions.expression();
        tokens.expect(")");
        Literal part = new Literal(field.span(), Literal.Kind.STRING, field.value());
        return plain(first, "extract", List.of(part, value));
    }

    private Call position(Token first) {
        tokens.next();
        tokens.expect("(");
        Expression part = expressions.operand();
        tokens.expectWords("in");
        Expression whole = expressions.operand();
        tokens.expect(")");
        return plain(first, "position", List.of(whole, part));
    }

    /**
     * SUBSTRING and OVERLAY: values between FROM, FOR, PLACING, SIMILAR and ESCAPE mean PostgreSQL's own functions, values
     * between commas any function of that name.
     */
    private Call parts(Token first) {
        tokens.next();
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>();
        boolean words = false;
        if (!tokens.is(")")) {
            boolean more;
            do {
                arguments.add(argument());
                boolean word = tokens.takeAnyWord("from", "for", "placing", "similar", "escape") != null;
                words |= word;
                more = word || tokens.take(",");
            } while (more);
        }
        tokens.expect(")");
        return words
                ? plain(first, first.value(), arguments)
                : new Call(tokens.since(first), new Name(first.span(), List.of(first.value())), arguments);
    }

    private Call trim(Token first) {
        tokens.next();
        tokens.expect("(");
        String side = tokens.takeAnyWord("both", "leading", "trailing");
        List<Expression> arguments = new ArrayList<>();
        if (!tokens.isWord("from")) {
            arguments.addAll(tokens.list(expressions::expression));
        }
        if (tokens.takeWords("from")) {
            arguments.addAll(0, tokens.list(expressions::expression));
        }
        tokens.expect(")");
        String name =
                switch (side) {
                    case "leading" -> "ltrim";
                    case "trailing" -> "rtrim";
                    case null, default -> "btrim";
                };
        return plain(first, name, arguments);
    }

    private Call normalize(Token first) {
        tokens.next();
        tokens.expect("(");
        Expression value = expressions.expression();
        if (tokens.take(",")) {
            tokens.label();
        }
        tokens.expect(")");
        return plain(first, "normalize", List.of(value));
    }

    /** SQL's own form for one of PostgreSQL's functions. */
    private Call plain(Token first, String name, List<Expression> arguments) {
        return new Call(tokens.since(first), Call.ownName(first.span(), name), arguments);
    }

    /** A form that no function stands behind. */
    private Call form(Token first, List<Expression> arguments) {
        return new Call(tokens.since(first), Call.formName(first.span(), first.value()), arguments);
    }
}
