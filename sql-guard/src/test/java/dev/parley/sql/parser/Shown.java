package dev.parley.sql.parser;

import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Item;
import dev.parley.sql.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A tree as one line, operands behind their operator, without places. */
final class Shown {

    private Shown() {}

    static String of(Node node) {
        return switch (node) {
            case null -> "-";
            case Expression.Literal literal ->
                literal.kind() == Expression.Literal.Kind.STRING
                        ? "'" + literal.value() + "'"
                        : String.valueOf(literal.value());
            case Expression.Parameter parameter -> "$" + parameter.number();
            case Expression.Column column -> column.name() == null ? "*" : column.name() + (column.star() ? ".*" : "");
            case Expression.Field field ->
                "field(" + of(field.value()) + " " + (field.field() == null ? "*" : field.field()) + ")";
            case Expression.Subscript subscript -> named("at", subscript);
            case Expression.Operation operation -> named(operation.operator().toString(), operation);
            case Expression.Quantified quantified ->
                named(quantified.operator() + (quantified.all() ? " ALL" : " ANY"), quantified);
            case Expression.Call call -> call(call);
            case Expression.Cast cast -> "cast(" + of(cast.value()) + " " + of(cast.type()) + ")";
            case Expression.Case choice -> named("case", choice);
            case Expression.Array array -> named("array", array);
            case Expression.Row row -> named("row", row);
            case Expression.Subquery subquery -> named(subquery.kind().name().toLowerCase(Locale.ROOT), subquery);
            case Item.TypeName type -> type.name() + list("(", type.modifiers(), ")") + (type.array() ? "[]" : "");
            case Item.SortKey key -> of(key.value()) + (key.descending() ? " desc" : "");
            default -> named(node.getClass().getSimpleName(), node);
        };
    }

    private static String call(Expression.Call call) {
        List<String> parts = new ArrayList<>();
        parts.add(call.name().toString());
        if (call.star()) {
            parts.add("*");
        }
        if (call.distinct()) {
            parts.add("distinct");
        }
        call.arguments().forEach(argument -> parts.add(of(argument)));
        addList(parts, "order", call.orderBy());
        addList(parts, "within", call.withinGroup());
        if (call.filter() != null) {
            parts.add("filter " + of(call.filter()));
        }
        if (call.over() != null) {
            parts.add("over" + list("(", call.over().children(), ")"));
        }
        return "(" + String.join(" ", parts) + ")";
    }

    private static void addList(List<String> parts, String name, List<? extends Node> nodes) {
        if (!nodes.isEmpty()) {
            parts.add(name + list("(", nodes, ")"));
        }
    }

    private static String named(String name, Node node) {
        return "(" + name + list(" ", node.children(), "") + ")";
    }

    private static String list(String open, List<? extends Node> nodes, String close) {
        return nodes.isEmpty() ? "" : nodes.stream().map(Shown::of).collect(Collectors.joining(" ", open, close));
    }
}
