package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One block of a query.
 *
 * @param where predicates that all must hold
 * @param having predicates over groups that all must hold
 * @param limit greatest number of rows, or null for all
 * @param offset how many rows are left out before the first, or null for none
 */
public record Select(
        boolean distinct,
        List<Output> outputs,
        Source from,
        List<Join> joins,
        List<Predicate> where,
        List<Expression> groupBy,
        List<Predicate> having,
        List<Ordering> orderBy,
        Integer limit,
        Integer offset)
        implements Query {

    public Select {
        Objects.requireNonNull(from, "from");
        outputs = List.copyOf(outputs);
        joins = List.copyOf(joins);
        where = List.copyOf(where);
        groupBy = List.copyOf(groupBy);
        having = List.copyOf(having);
        orderBy = List.copyOf(orderBy);
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("a select needs at least one output column");
        }
        requireUnique("output column", outputs.stream().map(Output::name).toList());
        requireUnique("alias", aliases(from, joins));
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, not " + limit);
        }
        if (offset != null && offset < 1) {
            throw new IllegalArgumentException("offset must be at least 1, not " + offset);
        }
        if (from instanceof DerivedTable(var query, var alias)
                && aliases(from, joins).stream().anyMatch(query.freeAliases()::contains)) {
            throw new IllegalArgumentException("the derived table " + alias + " cannot read the tables beside it");
        }
        if (Stream.concat(where.stream().flatMap(p -> p.expressions().stream()), groupBy.stream())
                .anyMatch(Expression::aggregates)) {
            throw new IllegalArgumentException("an aggregate cannot stand in WHERE or GROUP BY");
        }
        boolean grouped = !groupBy.isEmpty()
                || outputs.stream().anyMatch(o -> o.expression().aggregates());
        if (!having.isEmpty() && !grouped) {
            throw new IllegalArgumentException("HAVING needs groups");
        }
        if (grouped) {
            for (Output output : outputs) {
                requireGrouped(output.expression(), groupBy);
            }
            for (Ordering ordering : orderBy) {
                requireGrouped(ordering.expression(), groupBy);
            }
        }
        if (distinct) {
            List<Expression> shown = outputs.stream().map(Output::expression).toList();
            orderBy.stream()
                    .map(Ordering::expression)
                    .filter(e -> !shown.contains(e))
                    .findFirst()
                    .ifPresent(e -> {
                        throw new IllegalArgumentException(
                                "SELECT DISTINCT can only be sorted by what it shows, not " + e);
                    });
        }
    }

    /** Leaves out no row before the first. */
    public Select(
            boolean distinct,
            List<Output> outputs,
            Source from,
            List<Join> joins,
            List<Predicate> where,
            List<Expression> groupBy,
            List<Predicate> having,
            List<Ordering> orderBy,
            Integer limit) {
        this(distinct, outputs, from, joins, where, groupBy, having, orderBy, limit, null);
    }

    /** Every row and column of a query, in no order: for a query whose own order or limit leaves no room for more. */
    public static Select everythingOf(Query query) {
        String alias = "found";
        while (query.freeAliases().contains(alias)) {
            alias += "_";
        }
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < query.columnNames().size(); i++) {
            String name = query.columnNames().get(i);
            outputs.add(
                    new Output(new ColumnRef(alias, name, query.columnFamilies().get(i)), name));
        }
        return new Select(
                false,
                outputs,
                new DerivedTable(query, alias),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** The same with other conditions on its rows. */
    public Select withWhere(List<Predicate> other) {
        return new Select(distinct, outputs, from, joins, other, groupBy, having, orderBy, limit, offset);
    }

    /** The same with other conditions on its groups. */
    public Select withHaving(List<Predicate> other) {
        return new Select(distinct, outputs, from, joins, where, groupBy, other, orderBy, limit, offset);
    }

    /** The same with other columns shown. */
    public Select withOutputs(List<Output> other) {
        return new Select(distinct, other, from, joins, where, groupBy, having, orderBy, limit, offset);
    }

    /** The same in another order, the first rows of it alone. */
    public Select ordered(List<Ordering> other, Integer first) {
        return new Select(distinct, outputs, from, joins, where, groupBy, having, other, first, offset);
    }

    /** Every table of this block with its alias, in the order of the FROM clause; none for a derived table. */
    public List<TableScan> scans() {
        Stream<TableScan> first = from instanceof TableScan scan ? Stream.of(scan) : Stream.empty();
        return Stream.concat(first, joins.stream().map(Join::table)).toList();
    }

    @Override
    public List<String> columnNames() {
        return outputs.stream().map(Output::name).toList();
    }

    @Override
    public List<TypeFamily> columnFamilies() {
        return outputs.stream().map(output -> output.expression().family()).toList();
    }

    @Override
    public Set<String> freeAliases() {
        Set<String> used = new LinkedHashSet<>();
        if (from instanceof DerivedTable derived) {
            used.addAll(derived.query().freeAliases());
        }
        outputs.forEach(output -> used.addAll(output.expression().aliases()));
        joins.forEach(join -> join.on().forEach(pair -> {
            used.addAll(pair.left().aliases());
            used.addAll(pair.right().aliases());
        }));
        where.forEach(predicate -> used.addAll(predicate.aliases()));
        groupBy.forEach(expression -> used.addAll(expression.aliases()));
        having.forEach(predicate -> used.addAll(predicate.aliases()));
        orderBy.forEach(ordering -> used.addAll(ordering.expression().aliases()));
        aliases(from, joins).forEach(used::remove);
        return used;
    }

    private static List<String> aliases(Source from, List<Join> joins) {
        return Stream.<Source>concat(Stream.of(from), joins.stream().map(Join::table))
                .map(Source::alias)
                .toList();
    }

    private static void requireUnique(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(what + " " + name + " occurs twice");
            }
        }
    }

    private static void requireGrouped(Expression expression, List<Expression> groupBy) {
        if (groupBy.contains(expression)) {
            return;
        }
        switch (expression) {
            case ColumnRef column ->
                throw new IllegalArgumentException(
                        column.alias() + "." + column.column() + " is neither grouped nor aggregated");
            case Arithmetic arithmetic -> {
                requireGrouped(arithmetic.left(), groupBy);
                requireGrouped(arithmetic.right(), groupBy);
            }
            case PeriodOf period -> requireGrouped(period.argument(), groupBy);
            case PartOf part -> requireGrouped(part.argument(), groupBy);
            case Elapsed elapsed -> {
                requireGrouped(elapsed.from(), groupBy);
                requireGrouped(elapsed.to(), groupBy);
            }
            case TextLength length -> requireGrouped(length.argument(), groupBy);
            case NumberOf number -> requireGrouped(number.argument(), groupBy);
            case Concatenation concatenation -> concatenation.parts().forEach(part -> requireGrouped(part, groupBy));
            case Aggregate ignored -> {}
            case CountRows ignored -> {}
            case CountWhere ignored -> {}
            case ScalarQuery ignored -> {}
            case Today ignored -> {}
            case Literal ignored -> {}
        }
    }
}
