package dev.parley.rewriter.repair;

import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.ColumnPair;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.clause.Trees;
import dev.parley.rewriter.clause.Usage;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.FromItem;
import dev.parley.sql.tree.FromItem.Join;
import dev.parley.sql.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An aggregate over rows that a join repeats, where the join only chooses rows: EXISTS chooses them without repeating. */
final class ExistsForJoin implements Repair {

    @Override
    public String name() {
        return "exists_for_join";
    }

    @Override
    public Optional<Change> apply(Failed failed) {
        if (!failed.isDoubtOf("rows_multiplied")) {
            return Optional.empty();
        }
        return failed.at(Call.class)
                .flatMap(call -> failed.blockAround(call).filter(block -> isAboutOne(block, call)))
                .flatMap(block -> block.joins().reversed().stream()
                        .filter(join -> join.kind() == Join.Kind.INNER && join.on() != null && join.alias() == null)
                        .flatMap(join -> change(failed, block, join, join.right(), join.left())
                                .or(() -> change(failed, block, join, join.left(), join.right()))
                                .stream())
                        .findFirst());
    }

    /** Whether all aggregates read the tables that this one reads: another one may count the repetitions rightly. */
    private static boolean isAboutOne(Block block, Call doubted) {
        Optional<Set<Relation>> read = block.relationsIn(doubted);
        return Trees.isAggregate(doubted)
                && read.isPresent()
                && Trees.all(block.select(), Call.class).stream()
                        .filter(Trees::isAggregate)
                        .allMatch(
                                call -> !call.star() && block.relationsIn(call).equals(read));
    }

    private static Optional<Change> change(Failed failed, Block block, Join join, FromItem item, FromItem remaining) {
        Optional<Relation> found = block.relations().stream()
                .filter(relation -> relation.item() == item && relation.table() != null && !relation.optional())
                .findFirst();
        boolean renamed = remaining instanceof Join inner && inner.alias() != null;
        if (found.isEmpty() || renamed || block.query() == null) {
            return Optional.empty();
        }
        Relation chosen = found.get();
        if (findsOne(block, join, chosen)) {
            return Optional.empty(); // it is another join that repeats
        }
        List<Expression> moved = new ArrayList<>();
        for (Expression condition : block.where()) {
            Optional<Set<Relation>> read = block.relationsIn(condition);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            if (read.get().contains(chosen)) {
                moved.add(condition);
            }
        }
        List<Node> but = new ArrayList<>(moved);
        but.add(join.on());
        if (Usage.mayRead(block.query(), chosen, but)) {
            return Optional.empty();
        }
        List<Expression> inside = new ArrayList<>(Trees.conjuncts(join.on()));
        inside.addAll(moved);
        String exists = "EXISTS (SELECT 1 FROM " + failed.text(item) + " WHERE " + block.conjunction(inside) + ")";
        List<Expression> kept = block.where().stream()
                .filter(condition -> !moved.contains(condition))
                .toList();
        String where = kept.isEmpty() ? exists : block.conjunction(kept) + " AND " + exists;
        List<Edit> edits = new ArrayList<>(List.of(new Edit(join.span(), failed.text(remaining))));
        edits.add(
                block.select().where() == null
                        ? Edit.inserting(block.select().from().getLast().span().end(), " WHERE " + where)
                        : new Edit(failed.words().around(block.select().where().span()), where));
        return Optional.of(
                new Change(edits, "Rows of " + chosen.name() + " choose what is counted, and no longer repeat it"));
    }

    /** Whether the condition has it by a key of its own. */
    private static boolean findsOne(Block block, Join join, Relation chosen) {
        List<String> columns = Trees.conjuncts(join.on()).stream()
                .flatMap(condition -> ColumnPair.of(block, condition).stream())
                .flatMap(pair -> pair.from(chosen).stream())
                .map(ColumnPair::leftColumn)
                .toList();
        return chosen.isKey(columns);
    }
}
