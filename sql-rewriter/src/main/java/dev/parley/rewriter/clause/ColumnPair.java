package dev.parley.rewriter.clause;

import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Expression.Operation;
import java.util.Optional;

/** {@code a.x = b.y}, of two tables. */
public record ColumnPair(Relation left, String leftColumn, Relation right, String rightColumn) {

    /** Empty when the condition is another one, or when it is not certain whose its columns are. */
    public static Optional<ColumnPair> of(Block block, Expression condition) {
        boolean equality = condition instanceof Operation operation
                && operation.is("=")
                && operation.operands().size() == 2
                && operation.operands().stream().allMatch(side -> side instanceof Column column && !column.star());
        if (!equality) {
            return Optional.empty();
        }
        Column left = (Column) ((Operation) condition).operands().get(0);
        Column right = (Column) ((Operation) condition).operands().get(1);
        Optional<Relation> a = block.relationOf(left);
        Optional<Relation> b = block.relationOf(right);
        return a.isEmpty() || b.isEmpty() || a.get().equals(b.get())
                ? Optional.empty()
                : Optional.of(new ColumnPair(
                        a.get(), left.name().last(), b.get(), right.name().last()));
    }

    public ColumnPair turned() {
        return new ColumnPair(right, rightColumn, left, leftColumn);
    }

    /** With this table on the left; empty when it is on neither side. */
    public Optional<ColumnPair> from(Relation relation) {
        if (left.equals(relation)) {
            return Optional.of(this);
        }
        return right.equals(relation) ? Optional.of(turned()) : Optional.empty();
    }
}
