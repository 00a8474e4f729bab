package dev.parley.sql.parser;

import dev.parley.sql.lexer.Keywords;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.lexer.Token;
import dev.parley.sql.parser.NotAReadException.Reason;
import dev.parley.sql.tree.CommonTable;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Query;
import dev.parley.sql.tree.QueryBody;
import dev.parley.sql.tree.QueryBody.SetOperation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Queries: WITH, SELECT, VALUES, TABLE, set operations, and ORDER BY, LIMIT and what else belongs to the whole. */
final class QueryParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final FromParser from;

    QueryParser(Tokens tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens, this);
        this.from = new FromParser(tokens, this, expressions);
    }

    /** Whether a query starts here without a parenthesis. */
    boolean starts() {
        return tokens.isAnyWord("select", "with", "table")
                || (tokens.isWord("values") && tokens.peek(1).is("("));
    }

    /** Whether what comes next makes a query in parentheses, just read, the first part of a larger one. */
    boolean goesOn() {
        return tokens.isAnyWord("union", "intersect", "except", "order", "limit", "offset", "fetch", "for");
    }

    Query query() {
        Token first = tokens.peek();
        tokens.down();
        List<CommonTable> with = new ArrayList<>();
        boolean recursive = false;
        if (tokens.takeWords("with")) {
            recursive = tokens.takeWords("recursive");
            with = tokens.list(this::commonTable);
        }
        Query query = rest(first, with, recursive, union(intersection(primary())));
        tokens.up(1);
        return query;
    }

    /** The query that starts with one in parentheses, which has been read. */
    Query goOn(Token first, Query nested, Span nestedSpan) {
        QueryBody start = new QueryBody.Nested(nestedSpan, nested);
        return rest(first, List.of(), false, union(intersection(start)));
    }

    private Query rest(Token first, List<CommonTable> with, boolean recursive, QueryBody body) {
        List<Item.SortKey> orderBy = tokens.isWords("order", "by") ? orderBy() : List.of();
        Item.Limit limit = limit();
        return new Query(tokens.since(first), with, recursive, body, orderBy, limit);
    }

    // ---- WITH

    private CommonTable commonTable() {
        Token first = tokens.peek();
        String name = tokens.name();
        List<String> columns = tokens.is("(") ? tokens.namesInParentheses() : List.of();
        tokens.expectWords("as");
        tokens.takeWords("not");
        tokens.takeWords("materialized");
        tokens.expect("(");
        Query query = query();
        tokens.expect(")");
        List<Expression> marks = searchAndCycle();
        return new CommonTable(tokens.since(first), name, columns, query, marks);
    }

    /** SEARCH and CYCLE; the values that CYCLE marks rows with. */
    private List<Expression> searchAndCycle() {
        List<Expression> marks = new ArrayList<>();
        if (tokens.takeWords("search")) {
            if (tokens.takeAnyWord("depth", "breadth") == null) {
                throw tokens.unexpected("DEPTH or BREADTH");
            }
            tokens.expectWords("first", "by");
            tokens.list(tokens::name);
            tokens.expectWords("set");
            tokens.name();
        }
        if (tokens.takeWords("cycle")) {
            tokens.list(tokens::name);
            tokens.expectWords("set");
            tokens.name();
            if (tokens.takeWords("to")) {
                marks.add(expressions.expression());
                tokens.expectWords("default");
                marks.add(expressions.expression());
            }
            tokens.expectWords("using");
            tokens.name();
        }
        return marks;
    }

    // ---- set operations

    private QueryBody union(QueryBody start) {
        QueryBody left = start;
        int levels = 0;
        while (tokens.isAnyWord("union", "except")) {
            tokens.down();
            levels++;
            Kind kind = tokens.next().isWord("union") ? Kind.UNION : Kind.EXCEPT;
            boolean all = all();
            QueryBody right = intersection(primary());
            left = new QueryBody.SetOperation(left.span().to(right.span()), kind, all, left, right);
        }
        tokens.up(levels);
        return left;
    }

    private QueryBody intersection(QueryBody start) {
        QueryBody left = start;
        int levels = 0;
        while (tokens.takeWords("intersect")) {
            tokens.down();
            levels++;
            boolean all = all();
            QueryBody right = primary();
            left = new QueryBody.SetOperation(left.span().to(right.span()), Kind.INTERSECT, all, left, right);
        }
        tokens.up(levels);
        return left;
    }

    private boolean all() {
        return "all".equals(tokens.takeAnyWord("all", "distinct"));
    }

    private QueryBody primary() {
        Token first = tokens.peek();
        if (tokens.take("(")) {
            Query query = query();
            tokens.expect(")");
            return new QueryBody.Nested(tokens.since(first), query);
        }
        if (tokens.takeWords("values")) {
            List<List<Expression>> rows = tokens.list(() -> tokens.inParentheses(expressions::expression));
            return new QueryBody.Values(tokens.since(first), rows);
        }
        if (tokens.takeWords("table")) {
            return new QueryBody.WholeTable(tokens.since(first).to(tokens.peek().span()), from.plainTable());
        }
        refuseDataChange();
        tokens.expectWords("select");
        return select(first);
    }

    /** Where a query is wanted, in WITH or after it. */
    private void refuseDataChange() {
        if (tokens.isAnyWord("insert", "update", "delete", "merge")) {
            throw new NotAReadException(
                    Reason.DATA_CHANGE,
                    tokens.peek().value().toUpperCase(Locale.ROOT) + " changes data",
                    tokens.peek().span());
        }
    }

    // ---- SELECT

    private QueryBody.Select select(Token first) {
        boolean distinct = tokens.takeWords("distinct");
        if (!distinct) {
            tokens.takeWords("all");
        }
        List<Expression> distinctOn =
                distinct && tokens.takeWords("on") ? tokens.inParentheses(expressions::expression) : List.of();
        List<Item.Output> outputs = outputs();
        if (tokens.isWord("into")) {
            throw new NotAReadException(
                    Reason.TABLE_CREATION,
                    "SELECT INTO creates a table",
                    tokens.peek().span());
        }
        List<FromItem> items = tokens.takeWords("from") ? tokens.list(from::item) : List.of();
        Expression where = tokens.takeWords("where") ? expressions.expression() : null;
        List<Item.Grouping> groupBy = List.of();
        if (tokens.takeWords("group", "by")) {
            all();
            groupBy = tokens.list(this::grouping);
        }
        Expression having = tokens.takeWords("having") ? expressions.expression() : null;
        List<Item.Window> windows = tokens.takeWords("window") ? tokens.list(this::namedWindow) : List.of();
        return new QueryBody.Select(
                tokens.since(first), distinct, distinctOn, outputs, items, where, groupBy, having, windows);
    }

    private List<Item.Output> outputs() {
        boolean none = tokens.atEnd()
                || tokens.is(")")
                || tokens.is(";")
                || tokens.isAnyWord("from", "where", "group", "having", "window", "into")
                || goesOn();
        return none ? List.of() : tokens.list(this::output);
    }

    private Item.Output output() {
        Token first = tokens.peek();
        if (tokens.take("*")) {
            return new Item.Output(first.span(), new Expression.Column(first.span(), null, true), null);
        }
        Expression value = expressions.expression();
        String label = null;
        if (tokens.takeWords("as")) {
            label = tokens.label();
        } else if (isBareLabel(tokens.peek())) {
            label = tokens.next().value();
        }
        return new Item.Output(tokens.since(first), value, label);
    }

    private static boolean isBareLabel(Token token) {
        return token.kind() == Token.Kind.QUOTED
                || (token.kind() == Token.Kind.WORD && Keywords.bareLabel(token.value()));
    }

    private Item.Grouping grouping() {
        tokens.down();
        Item.Grouping grouping = groupingItem();
        tokens.up(1);
        return grouping;
    }

    private Item.Grouping groupingItem() {
        Token first = tokens.peek();
        if (first.is("(") && tokens.peek(1).is(")")) {
            tokens.next();
            tokens.next();
            return new Item.Grouping(tokens.since(first), Item.Grouping.Kind.EMPTY, List.of(), List.of());
        }
        if (tokens.takeWords("grouping", "sets")) {
            List<Item.Grouping> sets = tokens.inParentheses(this::grouping);
            return new Item.Grouping(tokens.since(first), Item.Grouping.Kind.SETS, List.of(), sets);
        }
        if (tokens.isAnyWord("rollup", "cube") && tokens.peek(1).is("(")) {
            Item.Grouping.Kind kind =
                    tokens.next().isWord("rollup") ? Item.Grouping.Kind.ROLLUP : Item.Grouping.Kind.CUBE;
            List<Expression> keys = tokens.inParentheses(expressions::expression);
            return new Item.Grouping(tokens.since(first), kind, keys, List.of());
        }
        Expression key = expressions.expression();
        return new Item.Grouping(key.span(), Item.Grouping.Kind.KEY, List.of(key), List.of());
    }

    private Item.Window namedWindow() {
        Token first = tokens.peek();
        String name = tokens.name();
        tokens.expectWords("as");
        Item.Window window = expressions.window();
        return new Item.Window(tokens.since(first), name, window.partitionBy(), window.orderBy(), window.bounds());
    }

    // ---- what belongs to the whole

    List<Item.SortKey> orderBy() {
        tokens.expectWords("order", "by");
        return tokens.list(this::sortKey);
    }

    private Item.SortKey sortKey() {
        Token first = tokens.peek();
        Expression value = expressions.expression();
        boolean descending = false;
        Expression.Operation using = null;
        if (tokens.takeWords("using")) {
            using = new Expression.Operation(tokens.peek().span(), expressions.operatorName(), List.of());
        } else {
            descending = "desc".equals(tokens.takeAnyWord("asc", "desc"));
        }
        if (tokens.takeWords("nulls") && tokens.takeAnyWord("first", "last") == null) {
            throw tokens.unexpected("FIRST or LAST");
        }
        return new Item.SortKey(tokens.since(first), value, descending, using);
    }

    private Item.Limit limit() {
        Token first = tokens.peek();
        Expression count = null;
        Expression offset = null;
        boolean withTies = false;
        boolean any = false;
        while (true) {
            if (tokens.takeWords("limit")) {
                count = tokens.takeWords("all") ? null : expressions.expression();
            } else if (tokens.takeWords("offset")) {
                offset = expressions.expression();
                tokens.takeAnyWord("row", "rows");
            } else if (tokens.isWord("fetch") && Tokens.isOneOf(tokens.peek(1), "first", "next")) {
                tokens.takeWords("fetch");
                tokens.next();
                count = tokens.isAnyWord("row", "rows")
                        ? new Expression.Literal(tokens.peek().span(), Expression.Literal.Kind.NUMBER, "1")
                        : expressions.primary();
                if (tokens.takeAnyWord("row", "rows") == null) {
                    throw tokens.unexpected("ROWS");
                }
                withTies = tokens.takeWords("with", "ties");
                if (!withTies) {
                    tokens.expectWords("only");
                }
            } else if (tokens.isWord("for")) {
                locking();
            } else {
                break;
            }
            any = true;
        }
        boolean limits = any && (count != null || offset != null);
        return limits ? new Item.Limit(tokens.since(first), count, withTies, offset) : null;
    }

    private void locking() {
        if (!tokens.takeWords("for", "read", "only")) {
            throw new NotAReadException(
                    Reason.ROW_LOCK,
                    "FOR UPDATE and its kind lock rows",
                    tokens.peek().span());
        }
    }
}
