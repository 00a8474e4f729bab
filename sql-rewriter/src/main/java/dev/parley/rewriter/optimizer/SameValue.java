package dev.parley.rewriter.optimizer;

import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Relation;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Column;
import java.util.Optional;

/** Whether two expressions of one SELECT are the same. */
final class SameValue {

    private SameValue() {}

    /** The same column, however it is called, or the same words. */
    static boolean is(Block block, Expression one, Expression other) {
        if (one instanceof Column a && other instanceof Column b && !a.star() && !b.star()) {
            Optional<Relation> of = block.relationOf(a);
            return of.isPresent()
                    && of.equals(block.relationOf(b))
                    && a.name().last().equals(b.name().last());
        }
        return block.text(one).equals(block.text(other));
    }
}
