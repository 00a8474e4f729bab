package dev.parley.sql.names;

import dev.parley.sql.names.Names.Source;
import dev.parley.sql.names.NamesRead.ColumnPlace;
import dev.parley.sql.names.NamesRead.Pair;
import dev.parley.sql.names.NamesRead.TablePlace;
import dev.parley.sql.tree.CommonTable;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.Name;
import dev.parley.sql.tree.Node;
import dev.parley.sql.tree.Query;
import dev.parley.sql.tree.QueryBody;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Goes through a statement, outside in, with what names mean at each place. */
final class NameReader {

    private final Function<Name, Optional<KnownTable>> known;
    private final List<TablePlace> tables = new ArrayList<>();
    private final List<ColumnPlace> columns = new ArrayList<>();
    private final Set<Pair> pairs = new LinkedHashSet<>();

    NameReader(Function<Name, Optional<KnownTable>> known) {
        this.known = known;
    }

    NamesRead read() {
        return new NamesRead(tables, columns, pairs);
    }

    void query(Query query, Names outer) {
        Set<String> common = new LinkedHashSet<>();
        if (query.recursive()) {
            query.with().forEach(table -> common.add(table.name()));
        }
        for (CommonTable table : query.with()) {
            query(table.query(), outer.within(Set.copyOf(common)));
            common.add(table.name());
        }
        Names names = outer.within(Set.copyOf(common));
        Names inside = body(query.body(), names);
        Node.of(query.orderBy(), query.limit()).forEach(node -> node(node, inside));
    }

    /** @return what names mean in its ORDER BY */
    private Names body(QueryBody body, Names names) {
        switch (body) {
            case QueryBody.Select select -> {
                return select(select, names);
            }
            case QueryBody.SetOperation operation -> {
                body(operation.left(), names);
                body(operation.right(), names);
            }
            case QueryBody.Nested nested -> query(nested.query(), names);
            case QueryBody.Values values -> values.children().forEach(child -> node(child, names));
            case QueryBody.WholeTable whole -> source(whole.table(), names);
        }
        return names;
    }

    private Names select(QueryBody.Select select, Names outer) {
        List<Source> sources = new ArrayList<>();
        select.from().forEach(item -> sources(item, outer, sources));
        Names names = outer.reading(sources);
        select.from().forEach(item -> inside(item, names));
        select.children().stream().filter(child -> !(child instanceof FromItem)).forEach(child -> node(child, names));
        return names;
    }

    private void sources(FromItem item, Names names, List<Source> sources) {
        switch (item) {
            case FromItem.Table table -> sources.add(source(table, names));
            case FromItem.Join join -> {
                sources(join.left(), names, sources);
                sources(join.right(), names, sources);
            }
            case FromItem.Derived derived -> add(derived.alias(), sources);
            case FromItem.Functions functions -> add(functions.alias(), sources);
        }
    }

    private static void add(FromItem.Alias alias, List<Source> sources) {
        if (alias != null) {
            sources.add(new Source(alias.name(), null));
        }
    }

    private Source source(FromItem.Table table, Names names) {
        Name name = table.name();
        boolean common = name.parts().size() == 1 && names.isCommon(name.last());
        KnownTable found = common ? null : known.apply(name).orElse(null);
        if (found != null) {
            tables.add(new TablePlace(name, found, table.alias() != null));
        }
        boolean renamed = table.alias() != null && !table.alias().columns().isEmpty();
        return new Source(table.alias() == null ? name.last() : table.alias().name(), renamed ? null : found);
    }

    /** Conditions and queries in FROM; what they may name beside it is more than SQL allows, and never less. */
    private void inside(FromItem item, Names names) {
        switch (item) {
            case FromItem.Join join -> {
                inside(join.left(), names);
                inside(join.right(), names);
                join.using().forEach(column -> pair(names.columns(null, column)));
                if (join.on() != null) {
                    node(join.on(), names);
                }
            }
            case FromItem.Derived derived -> query(derived.query(), names);
            case FromItem.Functions functions -> functions.children().forEach(child -> node(child, names));
            case FromItem.Table table -> table.children().forEach(child -> node(child, names));
        }
    }

    private void node(Node node, Names names) {
        switch (node) {
            case Query query -> {
                query(query, names);
                return;
            }
            case Expression.Column column when column.name() != null && !column.star() -> column(column.name(), names);
            case Expression.Operation operation when operation.is("=") -> comparison(operation, names);
            default -> {
                // names nothing by itself
            }
        }
        node.children().forEach(child -> node(child, names));
    }

    private void column(Name name, Names names) {
        names.columns(name.qualifier(), name.last()).forEach(column -> columns.add(new ColumnPlace(name, column)));
    }

    private void comparison(Expression.Operation operation, Names names) {
        boolean ofColumns = operation.operands().size() == 2
                && operation.operands().stream()
                        .allMatch(side -> side instanceof Expression.Column column && !column.star());
        if (ofColumns) {
            List<ReadColumn> sides = operation.operands().stream()
                    .map(side -> ((Expression.Column) side).name())
                    .flatMap(name -> names.columns(name.qualifier(), name.last()).stream())
                    .toList();
            pair(sides);
        }
    }

    private void pair(List<ReadColumn> sides) {
        if (sides.size() == 2 && !sides.get(0).table().equals(sides.get(1).table())) {
            boolean ordered = sides.get(0).toString().compareTo(sides.get(1).toString()) < 0;
            pairs.add(ordered ? new Pair(sides.get(0), sides.get(1)) : new Pair(sides.get(1), sides.get(0)));
        }
    }
}
