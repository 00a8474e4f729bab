package dev.parley.rewriter.repair;

import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Expression.Column;
import java.util.Optional;

/** A count of rows that a join repeats: each counts once. */
final class CountOnce implements Repair {

    @Override
    public String name() {
        return "count_once";
    }

    @Override
    public Optional<Change> apply(Failed failed) {
        if (!failed.isDoubtOf("rows_multiplied")) {
            return Optional.empty();
        }
        return failed.at(Call.class)
                .filter(call -> call.name().last().equals("count")
                        && call.arguments().size() == 1
                        && call.filter() == null
                        && call.over() == null
                        && !call.distinct()
                        && call.arguments().getFirst() instanceof Column)
                .flatMap(call -> failed.blockAround(call).flatMap(block -> once(failed, block, call)));
    }

    private static Optional<Change> once(Failed failed, Block block, Call call) {
        Column column = (Column) call.arguments().getFirst();
        return block.relationOf(column)
                .filter(relation -> relation.table() != null
                        && relation.table().primaryKey().size() == 1)
                .map(relation -> {
                    String key = relation.table().primaryKey().getFirst();
                    boolean isKey = column.name().last().equals(key);
                    String text = isKey
                            ? "count(DISTINCT " + failed.text(column) + ")"
                            : "count(DISTINCT " + relation.qualified(key) + ")" + filter(failed, relation, column);
                    return new Change(
                            new Edit(call.span(), text),
                            "Each row of " + relation.name() + " counts once, however often the join repeats it");
                });
    }

    private static String filter(Failed failed, Relation relation, Column column) {
        return relation.isNeverNull(column.name().last())
                ? ""
                : " FILTER (WHERE " + failed.text(column) + " IS NOT NULL)";
    }
}
