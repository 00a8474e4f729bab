package dev.parley.sql.guard;

import dev.parley.sql.guard.Concealed.Columns;
import dev.parley.sql.guard.Finding.Code;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.parser.Statement;
import dev.parley.sql.tree.CommonTable;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Name;
import dev.parley.sql.tree.Node;
import dev.parley.sql.tree.Query;
import dev.parley.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a statement reads columns that are hidden or sensitive. Only relations that have such columns are looked at, and a
 * name that could be one of them is taken for it: a column of that name in reach, whichever relation it would be found in;
 * the name of the relation itself, which is its whole row; {@code *}; columns that are renamed by their place, or joined by
 * names that nobody wrote. What a view, or a function of the database's own, reads inside is not seen.
 */
final class ConcealedColumns {

    private static final int MOST_FINDINGS = 20;

    private final DatabaseFacts facts;
    private final List<Finding> hidden = new ArrayList<>();
    private final List<Finding> exposed = new ArrayList<>();
    private final Map<Integer, String> masked = new HashMap<>();
    private boolean explained;
    private boolean used;
    private boolean partial;

    ConcealedColumns(DatabaseFacts facts) {
        this.facts = facts;
    }

    /** What becomes of a value at a place of the statement. */
    private enum Place {
        /** It decides about rows, or is counted: it does not go further itself. */
        DECIDES,
        /** It goes on to whoever reads the rows. */
        GOES_ON,
        /** It is an output of the whole statement. */
        RESULT,
        /** It is an output that nobody reads, of EXISTS. */
        UNREAD
    }

    /** A relation in FROM that has concealed columns, by the name that the query uses. */
    private record Source(String name, Columns columns) {}

    /** @param outer null at the top */
    private record Scope(List<Source> sources, Scope outer) {

        List<Source> inReach() {
            List<Source> all = new ArrayList<>(sources);
            for (Scope scope = outer; scope != null; scope = scope.outer) {
                all.addAll(scope.sources);
            }
            return all;
        }
    }

    /** Of EXPLAIN the rows are lines of a plan: nothing can be taken out of them. */
    void check(Statement statement) {
        explained = statement.explain();
        query(statement.query(), new Scope(List.of(), null), null, explained ? Place.GOES_ON : Place.RESULT);
    }

    /** Columns that are not there for anybody. */
    List<Finding> hidden() {
        return hidden;
    }

    Exposure exposure() {
        return new Exposure(used, partial, masked, exposed);
    }

    // ---- queries

    private void query(Query query, Scope outer, CommonTables outerTables, Place place) {
        CommonTables tables = new CommonTables(outerTables);
        if (query.recursive()) {
            query.with().forEach(table -> tables.add(table.name()));
        }
        for (CommonTable table : query.with()) {
            query(table.query(), outer, tables, Place.GOES_ON);
            walk(table.marks(), outer, tables, Place.GOES_ON);
            tables.add(table.name());
        }
        List<Node> ends = Node.of(query.orderBy(), query.limit());
        if (query.body() instanceof QueryBody.Select select) {
            select(select, ends, outer, tables, place);
        } else {
            body(query.body(), outer, tables, place);
            walk(ends, outer, tables, Place.DECIDES);
        }
    }

    private void body(QueryBody body, Scope outer, CommonTables tables, Place place) {
        Place inner = place == Place.RESULT ? Place.GOES_ON : place;
        switch (body) {
            case QueryBody.Select select -> select(select, List.of(), outer, tables, inner);
            case QueryBody.SetOperation both -> {
                body(both.left(), outer, tables, inner);
                body(both.right(), outer, tables, inner);
            }
            case QueryBody.Values values -> walk(values.children(), outer, tables, inner);
            case QueryBody.Nested nested -> query(nested.query(), outer, tables, inner);
            case QueryBody.WholeTable whole ->
                source(whole.table(), tables).ifPresent(source -> whole(source, whole.span(), inner));
        }
    }

    private void select(QueryBody.Select select, List<Node> ends, Scope outer, CommonTables tables, Place place) {
        List<Source> sources = new ArrayList<>();
        select.from().forEach(item -> sources(item, tables, sources));
        Scope scope = new Scope(sources, outer);
        select.from().forEach(item -> from(item, scope, tables));
        walk(
                Node.of(select.distinctOn(), select.where(), select.groupBy(), select.having(), select.windows(), ends),
                scope,
                tables,
                Place.DECIDES);
        boolean star = select.outputs().stream().anyMatch(ConcealedColumns::isStar);
        for (int i = 0; i < select.outputs().size(); i++) {
            Item.Output output = select.outputs().get(i);
            boolean unread = place == Place.UNREAD && isStar(output);
            if (unread) {
                continue;
            }
            boolean maskable = place == Place.RESULT && !star && output.value() instanceof Expression.Column;
            if (maskable) {
                result(i, (Expression.Column) output.value(), scope);
            } else {
                walk(List.of(output.value()), scope, tables, place == Place.UNREAD ? Place.DECIDES : Place.GOES_ON);
            }
        }
    }

    private static boolean isStar(Item.Output output) {
        return output.value() instanceof Expression.Column column && (column.name() == null || column.star())
                || output.value() instanceof Expression.Field field && field.field() == null;
    }

    /** A column as it is: its values can be taken out of the rows. */
    private void result(int position, Expression.Column column, Scope scope) {
        int before = exposed.size();
        boolean usedBefore = used;
        used = false;
        column(column, scope, Place.RESULT);
        if (used && exposed.size() == before) {
            masked.put(position, column.name().last());
        }
        used |= usedBefore;
    }

    // ---- FROM

    private void sources(FromItem item, CommonTables tables, List<Source> found) {
        switch (item) {
            case FromItem.Table table -> source(table, tables).ifPresent(found::add);
            case FromItem.Join join -> {
                sources(join.left(), tables, found);
                sources(join.right(), tables, found);
            }
            case FromItem.Derived derived -> {
                // its own outputs are judged inside
            }
            case FromItem.Functions functions -> {
                // reads what is in its arguments
            }
        }
    }

    private Optional<Source> source(FromItem.Table table, CommonTables tables) {
        Name name = table.name();
        if (tables != null && tables.contains(name)) {
            return Optional.empty();
        }
        String schema = name.parts().size() == 1 ? facts.schemaOf(name.last()).orElse("") : name.qualifier();
        Optional<Source> source = facts.concealed()
                .columnsOf(schema, name.last())
                .map(columns -> new Source(
                        table.alias() == null ? name.last() : table.alias().name(), columns));
        source.filter(found -> !found.columns().hidden().isEmpty()).ifPresent(found -> partial(found, table.span()));
        return source;
    }

    /** A plan names what it reads, also by names of indexes. */
    private void partial(Source source, Span span) {
        partial = true;
        if (explained) {
            add(
                    hidden,
                    Code.FORBIDDEN_RELATION,
                    "A plan would tell more of \"" + source.name() + "\" than is open to questions; ask for its rows,"
                            + " without EXPLAIN",
                    span);
        }
    }

    private void from(FromItem item, Scope scope, CommonTables tables) {
        switch (item) {
            case FromItem.Table table -> {
                boolean renamed =
                        table.alias() != null && !table.alias().columns().isEmpty();
                if (renamed) {
                    source(table, tables).ifPresent(source -> whole(source, table.span(), Place.GOES_ON));
                }
                walk(table.children(), scope, tables, Place.DECIDES);
            }
            case FromItem.Derived derived -> query(derived.query(), scope, tables, Place.GOES_ON);
            case FromItem.Functions functions -> walk(functions.children(), scope, tables, Place.GOES_ON);
            case FromItem.Join join -> {
                List<Source> beneath = new ArrayList<>();
                sources(join, tables, beneath);
                boolean byPlace = join.natural() || join.alias() != null;
                for (Source source : beneath) {
                    if (byPlace) {
                        whole(source, join.span(), Place.GOES_ON);
                    }
                    join.using().forEach(name -> named(source, name, join.span(), Place.DECIDES));
                }
                from(join.left(), scope, tables);
                from(join.right(), scope, tables);
                walk(Node.of(join.on()), scope, tables, Place.DECIDES);
            }
        }
    }

    // ---- expressions

    private void walk(List<? extends Node> nodes, Scope scope, CommonTables tables, Place place) {
        nodes.forEach(node -> walk(node, scope, tables, place));
    }

    private void walk(Node node, Scope scope, CommonTables tables, Place place) {
        switch (node) {
            case Query query -> query(query, scope, tables, Place.GOES_ON);
            case Expression.Subquery subquery ->
                query(
                        subquery.query(),
                        scope,
                        tables,
                        subquery.kind() == Expression.Subquery.Kind.EXISTS ? Place.UNREAD : Place.GOES_ON);
            case Expression.Column column -> column(column, scope, place);
            case Expression.Call call -> walk(call.children(), scope, tables, counts(call) ? Place.DECIDES : place);
            case Item.Window window -> walk(window.children(), scope, tables, Place.DECIDES);
            default -> walk(node.children(), scope, tables, place);
        }
    }

    /** Only PostgreSQL's own {@code count}, and as an aggregate. */
    private boolean counts(Expression.Call call) {
        return call.name().last().equals("count")
                && call.over() == null
                && facts.routines(call.name().qualifier(), "count").stream().allMatch(Routine::isOwn);
    }

    private void column(Expression.Column column, Scope scope, Place place) {
        if (column.name() == null) {
            scope.sources().forEach(source -> whole(source, column.span(), place));
            return;
        }
        String last = column.name().last();
        String qualifier = column.star() ? last : column.name().qualifier();
        for (Source source : scope.inReach()) {
            if (qualifier == null) {
                unqualified(source, last, column.span(), place);
            } else if (source.name().equals(qualifier)) {
                if (column.star()) {
                    whole(source, column.span(), place);
                } else {
                    qualified(source, last, column.span(), place);
                }
            }
        }
    }

    private void unqualified(Source source, String name, Span span, Place place) {
        boolean wholeRow =
                source.name().equals(name) && !source.columns().shown().contains(name);
        if (wholeRow) {
            whole(source, span, place);
        } else {
            named(source, name, span, place);
        }
    }

    /** Behind a relation's name stands a column, or a function of its whole row. */
    private void qualified(Source source, String name, Span span, Place place) {
        if (source.columns().shown().contains(name)) {
            named(source, name, span, place);
        } else {
            add(hidden, Code.UNKNOWN_COLUMN, "There is no column \"" + source.name() + "." + name + "\" here", span);
        }
    }

    private void named(Source source, String name, Span span, Place place) {
        if (source.columns().hidden().contains(name)) {
            add(hidden, Code.UNKNOWN_COLUMN, "There is no column \"" + name + "\" here", span);
        } else if (source.columns().sensitive().contains(name)) {
            used = true;
            if (place == Place.GOES_ON) {
                add(
                        exposed,
                        Code.SENSITIVE_COLUMN,
                        "The column \"" + name + "\" is sensitive: its values may be counted and compared, not shown",
                        span);
            }
        }
    }

    private void whole(Source source, Span span, Place place) {
        if (!source.columns().hidden().isEmpty()) {
            add(
                    hidden,
                    Code.UNKNOWN_COLUMN,
                    "Not all columns of \"" + source.name() + "\" are open to questions; name those that you want",
                    span);
        }
        if (!source.columns().sensitive().isEmpty()) {
            used = true;
            add(
                    exposed,
                    Code.SENSITIVE_COLUMN,
                    "\"" + source.name() + "\" has sensitive columns; name the columns that you want",
                    span);
        }
    }

    private static void add(List<Finding> findings, Code code, String message, Span span) {
        boolean said = findings.stream()
                .anyMatch(finding ->
                        finding.span().equals(span) && finding.message().equals(message));
        if (findings.size() < MOST_FINDINGS && !said) {
            findings.add(new Finding(code, message, span));
        }
    }
}
