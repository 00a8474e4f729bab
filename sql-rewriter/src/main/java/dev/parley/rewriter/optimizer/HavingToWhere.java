package dev.parley.rewriter.optimizer;

import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A condition of HAVING about what is grouped by holds for all rows of a group or for none. */
final class HavingToWhere implements Rule {

    /** Those that cannot fail and that are the same for equal values. */
    private static final Set<String> COMPARISONS = Set.of(
            "=", "<>", "!=", "<", "<=", ">", ">=", "BETWEEN", "NOT BETWEEN", "IN", "NOT IN", "IS NULL", "IS NOT NULL");

    @Override
    public String name() {
        return "having_to_where";
    }

    @Override
    public Optional<Change> apply(Subject subject) {
        for (Block block : subject.blocks()) {
            Optional<List<Expression>> keys = block.groupKeys();
            if (block.select().having() == null || keys.isEmpty() || keys.get().isEmpty()) {
                continue;
            }
            List<Expression> movable = block.having().stream()
                    .filter(condition -> isAboutKeys(block, keys.get(), condition))
                    .toList();
            if (!movable.isEmpty()) {
                return Optional.of(new Change(
                        edits(subject, block, movable), "What is grouped by is the same in all rows of a group"));
            }
        }
        return Optional.empty();
    }

    private static boolean isAboutKeys(Block block, List<Expression> keys, Expression condition) {
        return condition instanceof Operation operation
                && operation.operator().parts().size() == 1
                && COMPARISONS.contains(operation.operator().last())
                && operation.operands().getFirst() instanceof Column
                && operation.operands().stream()
                        .allMatch(operand -> operand instanceof Literal
                                || (operand instanceof Column column
                                        && !column.star()
                                        && keys.stream().anyMatch(key -> SameValue.is(block, key, column))));
    }

    private static List<Edit> edits(Subject subject, Block block, List<Expression> moved) {
        List<Edit> edits = new ArrayList<>();
        List<Expression> kept = block.having().stream()
                .filter(condition -> !moved.contains(condition))
                .toList();
        Span having = subject.words().around(block.select().having().span());
        edits.add(
                kept.isEmpty()
                        ? Edit.removing(subject.withBlanks(
                                subject.words().before(having.start(), "having").to(having)))
                        : new Edit(having, block.conjunction(kept)));
        List<Expression> all = new ArrayList<>(block.where());
        all.addAll(moved);
        edits.add(block.where(subject.words(), block.conjunction(all)));
        return edits;
    }
}
