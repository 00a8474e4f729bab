package dev.parley.rewriter.clause;

import dev.parley.rewriter.text.Edit;
import dev.parley.rewriter.text.Words;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Expression.Operation;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.FromItem.Join;
import dev.parley.sql.tree.Node;
import dev.parley.sql.tree.Query;
import dev.parley.sql.tree.QueryBody.Select;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One SELECT of a statement, with what it takes to run parts of it alone. */
public final class Block {

    /** Where it stands. */
    public enum Place {
        /** It makes the statement's rows. */
        MAIN,
        /** It makes rows that others read: in WITH, in FROM, or as one side of a set operation. */
        PART,
        /** It is part of an expression, and may need columns from around it. */
        EXPRESSION
    }

    private final String sql;
    private final String with;
    private final Query query;
    private final Select select;
    private final Place place;
    private final List<Relation> relations;
    private final List<Expression> where;

    Block(String sql, String with, Query query, Select select, Place place, List<Relation> relations) {
        this.sql = sql;
        this.with = with;
        this.query = query;
        this.select = select;
        this.place = place;
        this.relations = List.copyOf(relations);
        this.where = Trees.conjuncts(select.where());
    }

    public Place place() {
        return place;
    }

    public Select select() {
        return select;
    }

    /** With its ORDER BY and LIMIT; null for a side of a set operation, which has none. */
    public Query query() {
        return query;
    }

    public List<Relation> relations() {
        return relations;
    }

    public List<Expression> where() {
        return where;
    }

    public List<Expression> having() {
        return Trees.conjuncts(select.having());
    }

    public String text(Node node) {
        return node.span().of(sql);
    }

    /** Whether rows are put together, with or without groups. */
    public boolean isAggregated() {
        return !select.groupBy().isEmpty()
                || select.having() != null
                || select.outputs().stream().anyMatch(Trees::hasAggregate);
    }

    /** Whether it runs by itself; part of an expression does not where it may read columns from around it. */
    public boolean standsAlone() {
        return place != Place.EXPRESSION || !Correlation.mayBe(this);
    }

    // ---- tables and columns

    /** The table that a column belongs to; empty when that is not certain. */
    public Optional<Relation> relationOf(Column column) {
        if (column.name() == null) {
            return Optional.empty();
        }
        String qualifier = column.name().qualifier();
        String name = column.name().last();
        List<Relation> found = relations.stream()
                .filter(relation ->
                        qualifier == null ? relation.has(name) : relation.name().equals(qualifier))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The tables that an expression reads; empty when one of its columns has no certain table, or when it has a query. */
    public Optional<Set<Relation>> relationsIn(Node expression) {
        if (Trees.hasQuery(expression)) {
            return Optional.empty();
        }
        Set<Relation> found = new LinkedHashSet<>();
        for (Column column : Trees.all(expression, Column.class)) {
            Optional<Relation> relation = relationOf(column);
            if (relation.isEmpty()) {
                return Optional.empty();
            }
            found.add(relation.get());
        }
        return Optional.of(found);
    }

    /** Whether an expression may read the table. */
    public boolean mayRead(Node expression, Relation relation) {
        return relationsIn(expression).map(found -> found.contains(relation)).orElse(true);
    }

    /** What a key of ORDER BY means: the output of that number or name before a column of that name; itself when neither. */
    public Expression sortMeaning(Expression key) {
        return new ClauseKeys(this).sorting(key);
    }

    /** The column that a key of ORDER BY means: by number, by label, or itself; null when it is none. */
    public Column sortColumn(Expression key) {
        return sortMeaning(key) instanceof Column column && !column.star() ? column : null;
    }

    /** The keys of GROUP BY; empty when it has sets of groups, or a key whose meaning is not certain. */
    public Optional<List<Expression>> groupKeys() {
        return new ClauseKeys(this).grouping();
    }

    // ---- joins

    /** All joins, those inside first. */
    public List<Join> joins() {
        List<Join> joins = new ArrayList<>();
        select.from().forEach(item -> joins(item, joins));
        return joins;
    }

    private static void joins(FromItem item, List<Join> joins) {
        if (item instanceof Join join) {
            joins(join.left(), joins);
            joins(join.right(), joins);
            joins.add(join);
        }
    }

    /** Where inner joins follow a key from table to table. */
    public List<Link> links() {
        return Links.of(this);
    }

    // ---- derived text

    /** FROM without its key word; empty when there is none. */
    public String from() {
        return select.from().isEmpty()
                ? ""
                : select.from()
                        .getFirst()
                        .span()
                        .to(select.from().getLast().span())
                        .of(sql);
    }

    /** FROM, with other words between the two sides of one join, as {@code LEFT JOIN}. */
    public String from(Join join, String words) {
        Span all = select.from().getFirst().span().to(select.from().getLast().span());
        return new Span(all.start(), join.left().span().end()).of(sql)
                + " " + words + " "
                + new Span(join.right().span().start(), all.end()).of(sql);
    }

    /** Conditions that all have to hold, each in parentheses. */
    public String all(Collection<? extends Node> conditions) {
        return conditions.stream().map(this::text).map(text -> "(" + text + ")").collect(Collectors.joining(" AND "));
    }

    /** Conditions that all have to hold, as one would write them. */
    public String conjunction(Collection<? extends Expression> conditions) {
        return conditions.stream()
                .map(condition -> {
                    boolean loose = condition instanceof Operation operation && operation.is("OR");
                    return loose ? "(" + text(condition) + ")" : text(condition);
                })
                .collect(Collectors.joining(" AND "));
    }

    /** The statement's text with this in the place of its WHERE; the block has a FROM. */
    public Edit where(Words words, String condition) {
        return select.where() == null
                ? Edit.inserting(select.from().getLast().span().end(), " WHERE " + condition)
                : new Edit(words.around(select.where().span()), condition);
    }

    /** The rows of FROM that meet all of WHERE. */
    public String rows(String outputs) {
        return rows(outputs, from(), where, "");
    }

    /**
     * @param condition one more; may be empty
     */
    public String rows(String outputs, Collection<? extends Node> conditions, String condition) {
        return rows(outputs, from(), conditions, condition);
    }

    public String rows(String outputs, String from, Collection<? extends Node> conditions, String condition) {
        StringBuilder text = new StringBuilder("SELECT ").append(outputs);
        if (!from.isEmpty()) {
            text.append(" FROM ").append(from);
        }
        String filter = all(conditions);
        if (!condition.isEmpty()) {
            filter = filter.isEmpty() ? condition : filter + " AND " + condition;
        }
        if (!filter.isEmpty()) {
            text.append(" WHERE ").append(filter);
        }
        return text.toString();
    }

    /** All of WHERE but one condition. */
    public List<Expression> without(Expression condition) {
        return where.stream().filter(other -> other != condition).toList();
    }

    /** A SELECT as a statement, with the tables of WITH that it may read. */
    public String statement(String select) {
        return with + select;
    }

    /** {@code GROUP BY} of these, or nothing when there are none. */
    public String groupBy(List<Expression> keys) {
        return keys.isEmpty()
                ? ""
                : keys.stream().map(this::text).collect(Collectors.joining("), (", " GROUP BY (", ")"));
    }
}
