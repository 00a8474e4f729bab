package dev.parley.rewriter.optimizer;

import dev.parley.model.schema.Column;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.ColumnPair;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.FromItem.Join;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether values of columns tell the rows of a SELECT apart, by keys and the equalities that join its tables. */
final class Determination {

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    private final Block block;

    /** {@code column} of {@code relation} has a value of {@code of} wherever {@code relation} has a row. */
    private record Equality(Relation relation, String column, Relation of) {}

    Determination(Block block) {
        this.block = block;
    }

    /**
     * Whether an output may make several rows of one, as a function may; aggregates, window functions and SQL's own forms do
     * not. A function can also be written as a field.
     */
    static boolean mayMakeRows(Block block) {
        return block.select().outputs().stream()
                .anyMatch(output -> !Trees.all(output, Expression.Field.class).isEmpty()
                        || Trees.all(output, Expression.Call.class).stream()
                                .anyMatch(call -> !Trees.isAggregate(call) && call.over() == null && !call.isForm())
                        || Trees.all(output, Expression.Column.class).stream()
                                .anyMatch(column -> !isColumn(block, column)));
    }

    private static boolean isColumn(Block block, Expression.Column column) {
        return column.star()
                || block.relationOf(column)
                        .map(relation -> relation.has(column.name().last()))
                        .orElse(false);
    }

    /** Whether no two rows of FROM and WHERE are alike in these columns, NULL being like NULL. */
    boolean tellsApart(List<Expression.Column> columns) {
        boolean turned = block.joins().stream()
                .anyMatch(join -> join.kind() == Join.Kind.RIGHT || join.kind() == Join.Kind.FULL);
        if (turned || block.relations().isEmpty()) {
            return false;
        }
        Map<Relation, Set<String>> known = new HashMap<>();
        for (Expression.Column column : columns) {
            block.relationOf(column).ifPresent(relation -> known.computeIfAbsent(relation, key -> new HashSet<>())
                    .add(column.name().last()));
        }
        List<Equality> equalities = equalities();
        Set<Relation> determined = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Relation relation : block.relations()) {
                if (determined.contains(relation)) {
                    continue;
                }
                List<String> joined = joined(equalities, relation, determined);
                Set<String> fixed = new HashSet<>(known.getOrDefault(relation, Set.of()));
                fixed.addAll(joined);
                // Of a key that may be NULL, one equality with a value is enough; alike in NULL are only shown ones.
                if ((relation.isBound() && relation.isKey(joined)) || relation.isToldApartBy(fixed)) {
                    more = determined.add(relation);
                }
            }
        }
        return determined.size() == block.relations().size();
    }

    private static List<String> joined(List<Equality> equalities, Relation relation, Set<Relation> determined) {
        return equalities.stream()
                .filter(equality -> equality.relation().equals(relation) && determined.contains(equality.of()))
                .map(Equality::column)
                .toList();
    }

    private List<Equality> equalities() {
        List<Equality> found = new ArrayList<>();
        block.where().forEach(condition -> add(condition, null, found));
        for (Join join : block.joins()) {
            if (join.kind() == Join.Kind.INNER) {
                Trees.conjuncts(join.on()).forEach(condition -> add(condition, null, found));
            } else if (join.kind() == Join.Kind.LEFT) {
                Trees.conjuncts(join.on()).forEach(condition -> add(condition, tables(join.right()), found));
            }
        }
        return found;
    }

    /** @param only the tables whose rows the condition chooses; null for both */
    private void add(Expression condition, Set<FromItem> only, List<Equality> found) {
        Optional<ColumnPair> pair = ColumnPair.of(block, condition);
        if (pair.isEmpty() || !comparesAsKeysDo(pair.get())) {
            return;
        }
        ColumnPair p = pair.get();
        if (only == null || only.contains(p.left().item())) {
            found.add(new Equality(p.left(), p.leftColumn(), p.right()));
        }
        if (only == null || only.contains(p.right().item())) {
            found.add(new Equality(p.right(), p.rightColumn(), p.left()));
        }
    }

    /** Whether equal means here what it means to the keys of both: a citext has equals that no text key knows. */
    static boolean comparesAsKeysDo(ColumnPair pair) {
        Optional<String> left = pair.left().column(pair.leftColumn()).map(Determination::type);
        Optional<String> right = pair.right().column(pair.rightColumn()).map(Determination::type);
        return left.isPresent()
                && right.isPresent()
                && (left.get().equals(right.get())
                        || (INTEGERS.contains(left.get()) && INTEGERS.contains(right.get())));
    }

    /** Without length and precision. */
    static String type(Column column) {
        return column.type().replaceFirst("\\(.*\\)", "");
    }

    private static Set<FromItem> tables(FromItem item) {
        Set<FromItem> tables = new HashSet<>();
        collect(item, tables);
        return tables;
    }

    private static void collect(FromItem item, Set<FromItem> tables) {
        if (item instanceof Join join) {
            collect(join.left(), tables);
            collect(join.right(), tables);
        } else {
            tables.add(item);
        }
    }
}
