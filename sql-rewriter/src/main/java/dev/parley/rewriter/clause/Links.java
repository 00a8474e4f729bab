package dev.parley.rewriter.clause;

import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem.Join;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds where inner joins follow a key from table to table. */
final class Links {

    private record Pair(Relation child, Relation parent) {}

    /** @param condition null for USING */
    private record Equality(String childColumn, String parentColumn, Expression condition, Span span) {}

    private final Block block;
    private final Map<Pair, List<Equality>> equalities = new LinkedHashMap<>();

    private Links(Block block) {
        this.block = block;
    }

    static List<Link> of(Block block) {
        Links links = new Links(block);
        List<Join> inner = block.joins().stream()
                .filter(join -> join.kind() == Join.Kind.INNER)
                .toList();
        inner.forEach(links::addUsing);
        links.addConditions(block.where());
        inner.forEach(join -> links.addConditions(Trees.conjuncts(join.on())));
        return links.found();
    }

    private void addUsing(Join join) {
        for (String name : join.using()) {
            List<Relation> sides =
                    block.relations().stream().filter(side -> side.has(name)).toList();
            if (sides.size() == 2) {
                Equality equality = new Equality(name, name, null, join.span());
                add(sides.get(0), sides.get(1), equality);
                add(sides.get(1), sides.get(0), equality);
            }
        }
    }

    private void addConditions(List<Expression> conditions) {
        for (Expression condition : conditions) {
            ColumnPair.of(block, condition).ifPresent(pair -> {
                for (ColumnPair way : List.of(pair, pair.turned())) {
                    add(
                            way.left(),
                            way.right(),
                            new Equality(way.leftColumn(), way.rightColumn(), condition, condition.span()));
                }
            });
        }
    }

    private void add(Relation child, Relation parent, Equality equality) {
        equalities
                .computeIfAbsent(new Pair(child, parent), key -> new ArrayList<>())
                .add(equality);
    }

    private List<Link> found() {
        List<Link> links = new ArrayList<>();
        equalities.forEach((pair, found) -> {
            List<String> parentColumns =
                    found.stream().map(Equality::parentColumn).toList();
            List<String> childColumns =
                    found.stream().map(Equality::childColumn).toList();
            if (isLink(pair, childColumns, parentColumns)) {
                links.add(new Link(
                        pair.child(),
                        childColumns,
                        pair.parent(),
                        parentColumns,
                        found.stream()
                                .map(Equality::condition)
                                .filter(Objects::nonNull)
                                .toList(),
                        found.getFirst().span()));
            }
        });
        return links;
    }

    private static boolean isLink(Pair pair, List<String> childColumns, List<String> parentColumns) {
        boolean outer = pair.child().optional() || pair.parent().optional();
        boolean oneToOne = pair.child().isKey(childColumns) && !refers(pair.child(), childColumns, pair.parent());
        return !outer && !oneToOne && pair.parent().isKey(parentColumns);
    }

    private static boolean refers(Relation child, List<String> columns, Relation parent) {
        return child.table() != null
                && parent.table() != null
                && child.table().foreignKeys().stream()
                        .anyMatch(key ->
                                key.referencedTable().equals(parent.table().name())
                                        && columns.containsAll(key.columns()));
    }
}
