package dev.parley.rewriter.clause;

import dev.parley.model.schema.SchemaSnapshot;
import dev.parley.model.schema.Table;
import dev.parley.model.schema.TableName;
import dev.parley.rewriter.clause.Block.Place;
import dev.parley.sql.parser.Statement;
import dev.parley.sql.tree.CommonTable;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.FromItem.Alias;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Name;
import dev.parley.sql.tree.Query;
import dev.parley.sql.tree.QueryBody;
import dev.parley.sql.tree.QueryBody.Select;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the SELECTs of a statement. */
public final class Blocks {

    /** A statement of many SELECTs is looked at in part. */
    private static final int MOST = 8;

    private final String sql;
    private final SchemaSnapshot schema;
    private final List<String> searchPath;
    private final List<Block> found = new ArrayList<>();

    private Blocks(String sql, SchemaSnapshot schema, List<String> searchPath) {
        this.sql = sql;
        this.schema = schema;
        this.searchPath = searchPath;
    }

    /** At most eight, the one that makes the statement's rows first where there is one. */
    public static List<Block> of(Statement statement, SchemaSnapshot schema, List<String> searchPath) {
        Blocks blocks = new Blocks(statement.sql(), schema, searchPath);
        blocks.query(statement.query(), Place.MAIN, new Scope(Map.of(), false));
        return blocks.found.stream().limit(MOST).toList();
    }

    /** The tables of WITH that can be read at a place. */
    private record Scope(Map<String, CommonTable> tables, boolean recursive) {

        Scope plus(CommonTable table) {
            Map<String, CommonTable> more = new LinkedHashMap<>(tables);
            more.remove(table.name());
            more.put(table.name(), table);
            return new Scope(more, recursive);
        }

        Scope plus(Query query) {
            Scope scope = new Scope(tables, recursive || query.recursive());
            for (CommonTable table : query.with()) {
                scope = scope.plus(table);
            }
            return scope;
        }
    }

    private void query(Query query, Place place, Scope outer) {
        Scope inner = outer.plus(query);
        body(query, query.body(), place, inner);
        Scope sofar = outer;
        for (CommonTable table : query.with()) {
            if (!query.recursive()) {
                query(table.query(), Place.PART, sofar);
            }
            sofar = sofar.plus(table);
        }
    }

    private void body(Query query, QueryBody body, Place place, Scope scope) {
        switch (body) {
            case Select select -> select(query, select, place, scope);
            case QueryBody.SetOperation operation -> {
                body(null, operation.left(), part(place), scope);
                body(null, operation.right(), part(place), scope);
            }
            case QueryBody.Nested nested -> {
                boolean plain = query == null || (query.orderBy().isEmpty() && query.limit() == null);
                query(nested.query(), plain ? place : part(place), scope);
            }
            case QueryBody.Values values -> {
                // reads nothing
            }
            case QueryBody.WholeTable table -> {
                // has no clause that could be wrong
            }
        }
    }

    private static Place part(Place place) {
        return place == Place.MAIN ? Place.PART : place;
    }

    private void select(Query query, Select select, Place place, Scope scope) {
        List<Relation> relations = new ArrayList<>();
        select.from().forEach(item -> relations(item, false, scope, relations));
        found.add(new Block(sql, with(scope), query, select, place, relations));
        select.from().forEach(item -> derived(item, part(place), scope));
        List<Expression> expressions = new ArrayList<>();
        select.outputs().forEach(output -> expressions.add(output.value()));
        expressions.add(select.where());
        expressions.add(select.having());
        expressions.stream()
                .filter(Objects::nonNull)
                .flatMap(expression -> Trees.all(expression, Query.class).stream())
                .forEach(nested -> query(nested, Place.EXPRESSION, scope));
    }

    private void derived(FromItem item, Place place, Scope scope) {
        switch (item) {
            case FromItem.Derived derived ->
                query(derived.query(), derived.lateral() ? Place.EXPRESSION : place, scope);
            case FromItem.Join join -> {
                derived(join.left(), place, scope);
                derived(join.right(), place, scope);
            }
            case FromItem.Table table -> {
                // no query
            }
            case FromItem.Functions functions -> {
                // no query
            }
        }
    }

    private String with(Scope scope) {
        return scope.tables().isEmpty()
                ? ""
                : scope.tables().values().stream()
                        .map(table -> table.span().of(sql))
                        .collect(Collectors.joining(", ", scope.recursive() ? "WITH RECURSIVE " : "WITH ", " "));
    }

    // ---- relations

    private void relations(FromItem item, boolean optional, Scope scope, List<Relation> relations) {
        switch (item) {
            case FromItem.Join join -> {
                boolean left = join.kind() == FromItem.Join.Kind.RIGHT || join.kind() == FromItem.Join.Kind.FULL;
                boolean right = join.kind() == FromItem.Join.Kind.LEFT || join.kind() == FromItem.Join.Kind.FULL;
                relations(join.left(), optional || left, scope, relations);
                relations(join.right(), optional || right, scope, relations);
            }
            case FromItem.Table table -> relations.add(relation(table, optional, scope));
            case FromItem.Derived derived ->
                relations.add(named(derived, derived.alias(), "", columns(derived.query()), optional));
            case FromItem.Functions functions ->
                relations.add(named(functions, functions.alias(), "", List.of(), optional));
        }
    }

    private Relation relation(FromItem.Table table, boolean optional, Scope scope) {
        Name name = table.name();
        Alias alias = table.alias();
        CommonTable common = name.parts().size() == 1 ? scope.tables().get(name.last()) : null;
        if (common != null) {
            List<String> columns = common.columns().isEmpty() ? columns(common.query()) : common.columns();
            return named(table, alias, name.last(), columns, optional);
        }
        Table known = table(name).orElse(null);
        boolean renamed = alias != null && !alias.columns().isEmpty();
        boolean only = table.span().start() != name.span().start(); // which of a partitioned table leaves nothing
        if (known == null || renamed || only) {
            return named(table, alias, name.last(), List.of(), optional);
        }
        List<String> columns = known.columns().stream()
                .map(dev.parley.model.schema.Column::name)
                .toList();
        return new Relation(table, alias == null ? name.last() : alias.name(), known, columns, optional);
    }

    private static Relation named(FromItem item, Alias alias, String name, List<String> columns, boolean optional) {
        if (alias == null) {
            return new Relation(item, name, null, columns, optional);
        }
        return new Relation(item, alias.name(), null, alias.columns().isEmpty() ? columns : alias.columns(), optional);
    }

    private Optional<Table> table(Name name) {
        if (name.parts().size() > 1) {
            return schema.table(new TableName(name.qualifier(), name.last()));
        }
        return searchPath.stream()
                .flatMap(path -> schema.table(new TableName(path, name.last())).stream())
                .findFirst();
    }

    /** The names of a query's columns; empty when one of them is not written. */
    private static List<String> columns(Query query) {
        if (query.body() instanceof QueryBody.Nested nested) {
            return columns(nested.query());
        }
        if (!(query.body() instanceof Select select)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Item.Output output : select.outputs()) {
            if (output.label() != null) {
                names.add(output.label());
            } else if (output.value() instanceof Expression.Column column && !column.star()) {
                names.add(column.name().last());
            } else if (output.value() instanceof Expression.Call call) {
                names.add(call.name().last());
            } else {
                return List.of();
            }
        }
        return names;
    }
}
