package dev.parley.rewriter.clause;

import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Operation;
import dev.parley.sql.tree.Node;
import dev.parley.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looking into trees without entering their nested queries. */
public final class Trees {

    private static final Set<String> AGGREGATES = Set.of(
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "array_agg",
            "string_agg",
            "json_agg",
            "jsonb_agg",
            "json_object_agg",
            "jsonb_object_agg",
            "xmlagg",
            "bool_and",
            "bool_or",
            "every",
            "bit_and",
            "bit_or",
            "bit_xor",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "variance",
            "var_pop",
            "var_samp",
            "corr",
            "covar_pop",
            "covar_samp",
            "regr_count",
            "regr_slope",
            "regr_intercept",
            "regr_r2",
            "regr_avgx",
            "regr_avgy",
            "range_agg",
            "any_value");

    private Trees() {}

    /** Nodes of a type, this one included, outside in. */
    public static <T extends Node> List<T> all(Node root, Class<T> type) {
        List<T> found = new ArrayList<>();
        collect(root, type, found);
        return found;
    }

    private static <T extends Node> void collect(Node node, Class<T> type, List<T> found) {
        if (type.isInstance(node)) {
            found.add(type.cast(node));
        }
        if (node instanceof Query) {
            return;
        }
        node.children().forEach(child -> collect(child, type, found));
    }

    public static boolean hasQuery(Node root) {
        return !all(root, Query.class).isEmpty();
    }

    /** The parts that all have to hold. */
    public static List<Expression> conjuncts(Expression condition) {
        if (condition == null) {
            return List.of();
        }
        if (condition instanceof Operation operation && operation.is("AND")) {
            return operation.operands().stream()
                    .flatMap(operand -> conjuncts(operand).stream())
                    .toList();
        }
        return List.of(condition);
    }

    /** By its name, as far as PostgreSQL brings it; an aggregate of the database's own is not known for one. */
    public static boolean isAggregate(Expression.Call call) {
        boolean form = call.star()
                || call.distinct()
                || call.filter() != null
                || !call.withinGroup().isEmpty();
        return call.over() == null && (form || AGGREGATES.contains(call.name().last()));
    }

    public static boolean hasAggregate(Node root) {
        return all(root, Expression.Call.class).stream().anyMatch(Trees::isAggregate);
    }

    /** The column behind casts and the functions that change case or spaces; null when there is none. */
    public static Expression.Column column(Expression value) {
        return switch (value) {
            case Expression.Column column when !column.star() -> column;
            case Expression.Cast cast -> column(cast.value());
            case Expression.Call call
            when call.arguments().size() == 1
                    && Set.of("lower", "upper", "trim", "btrim", "ltrim", "rtrim")
                            .contains(call.name().last()) ->
                column(call.arguments().getFirst());
            default -> null;
        };
    }

    /** The constant behind casts; null when there is none. */
    public static Expression.Literal literal(Expression value) {
        return switch (value) {
            case Expression.Literal literal -> literal;
            case Expression.Cast cast -> literal(cast.value());
            default -> null;
        };
    }
}
