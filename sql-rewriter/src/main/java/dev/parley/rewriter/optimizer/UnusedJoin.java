package dev.parley.rewriter.optimizer;

import dev.parley.model.schema.ForeignKey;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.ColumnPair;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.clause.Trees;
import dev.parley.rewriter.clause.Usage;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.FromItem.Join;
import dev.parley.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A join that finds one row for each, of which nothing is read. An outer one by a key finds at most one and loses none; an
 * inner one finds exactly one where a foreign key says so and everybody sees all rows of the table it points at.
 */
final class UnusedJoin implements Rule {

    @Override
    public String name() {
        return "unused_join";
    }

    @Override
    public Optional<Change> apply(Subject subject) {
        for (Block block : subject.blocks()) {
            if (block.query() == null || block.query().body() != block.select()) {
                continue;
            }
            for (Join join : block.joins()) {
                Optional<Change> change = change(subject, block, join);
                if (change.isPresent()) {
                    return change;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Change> change(Subject subject, Block block, Join join) {
        boolean plain = !join.natural() && join.using().isEmpty() && join.alias() == null && join.on() != null;
        if (!plain || (join.kind() != Join.Kind.LEFT && join.kind() != Join.Kind.INNER)) {
            return Optional.empty();
        }
        Optional<Change> right = without(subject, block, join, join.right(), join.left());
        return right.isPresent() || join.kind() == Join.Kind.LEFT
                ? right
                : without(subject, block, join, join.left(), join.right());
    }

    private static Optional<Change> without(
            Subject subject, Block block, Join join, FromItem item, FromItem remaining) {
        Optional<Relation> found = block.relations().stream()
                .filter(relation ->
                        relation.item() == item && item instanceof FromItem.Table table && table.sample() == null)
                .filter(Relation::isBound)
                .findFirst();
        Query query = block.query();
        boolean renamed = remaining instanceof Join inner && inner.alias() != null;
        if (found.isEmpty() || renamed || Usage.mayRead(query, found.get(), List.of(join.on()))) {
            return Optional.empty();
        }
        Relation relation = found.get();
        List<ColumnPair> pairs = new ArrayList<>();
        for (Expression condition : Trees.conjuncts(join.on())) {
            Optional<ColumnPair> pair = ColumnPair.of(block, condition).flatMap(equality -> equality.from(relation));
            if (pair.isEmpty() || !Determination.comparesAsKeysDo(pair.get())) {
                return Optional.empty();
            }
            pairs.add(pair.get());
        }
        if (!relation.isKey(pairs.stream().map(ColumnPair::leftColumn).toList())) {
            return Optional.empty();
        }
        Edit edit = new Edit(join.span(), subject.text(remaining));
        if (join.kind() == Join.Kind.LEFT) {
            return Optional.of(new Change(
                    edit, "Nothing of " + named(relation, pairs) + " is read, and it has at most one row for each"));
        }
        return byForeignKey(subject, block, relation, pairs, edit);
    }

    private static Optional<Change> byForeignKey(
            Subject subject, Block block, Relation parent, List<ColumnPair> pairs, Edit edit) {
        Relation child = pairs.getFirst().right();
        boolean sameChild = pairs.stream().allMatch(pair -> pair.right().equals(child));
        boolean certain = sameChild
                && child.isBound()
                && !child.optional()
                && !parent.optional()
                && !parent.table().rowSecurity()
                && child.table().foreignKeys().stream().anyMatch(key -> isOver(key, parent, pairs));
        if (!certain) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>(List.of(edit));
        String missing = pairs.stream()
                .filter(pair -> !child.isNeverNull(pair.rightColumn()))
                .map(pair -> child.qualified(pair.rightColumn()) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        if (!missing.isEmpty()) {
            String where = block.where().isEmpty() ? missing : block.conjunction(block.where()) + " AND " + missing;
            edits.add(block.where(subject.words(), where));
        }
        return Optional.of(new Change(
                edits,
                "Nothing of " + named(parent, pairs) + " is read, and its foreign key gives it one row for each of "
                        + child.table().name().name()));
    }

    /** Its alias is gone from the statement; its name and the columns that led to it say which one it was. */
    private static String named(Relation relation, List<ColumnPair> pairs) {
        return relation.table().name().name()
                + pairs.stream().map(ColumnPair::rightColumn).collect(Collectors.joining(", ", " (by ", ")"));
    }

    private static boolean isOver(ForeignKey key, Relation parent, List<ColumnPair> pairs) {
        if (!key.enforced()
                || !key.referencedTable().equals(parent.table().name())
                || key.columns().size() != pairs.size()) {
            return false;
        }
        return pairs.stream().allMatch(pair -> {
            int at = key.columns().indexOf(pair.rightColumn());
            return at >= 0 && key.referencedColumns().get(at).equals(pair.leftColumn());
        });
    }
}
