package dev.parley.rewriter.repair;

import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Item;
import java.util.Optional;

/** A column beside aggregates that is not grouped by. */
final class GroupByColumn implements Repair {

    @Override
    public String name() {
        return "group_by_column";
    }

    @Override
    public Optional<Change> apply(Failed failed) {
        if (!failed.isState("42803")) {
            return Optional.empty();
        }
        return failed.at(Column.class).filter(column -> !column.star()).flatMap(column -> failed.blockAround(column)
                .filter(block -> shows(block, column))
                .flatMap(block -> change(failed, block, column)));
    }

    private static boolean shows(Block block, Column column) {
        return block.select().outputs().stream().anyMatch(output -> output.value() == column);
    }

    private static Optional<Change> change(Failed failed, Block block, Column column) {
        String text = failed.text(column);
        String reason = "Rows are also grouped by " + text + ", which is shown";
        if (block.select().groupBy().isEmpty()) {
            return Optional.empty(); // it may also have meant the row that has the maximum
        }
        Item.Grouping last = block.select().groupBy().getLast();
        return last.kind() != Item.Grouping.Kind.KEY
                ? Optional.empty()
                : Optional.of(new Change(
                        Edit.inserting(failed.words().around(last.span()).end(), ", " + text), reason));
    }
}
