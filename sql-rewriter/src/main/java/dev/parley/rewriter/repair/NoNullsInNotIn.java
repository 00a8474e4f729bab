package dev.parley.rewriter.repair;

import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Expression.Operation;
import dev.parley.sql.tree.Expression.Subquery;
import java.util.Optional;

/** NOT IN over a NULL, which is true for no row. */
final class NoNullsInNotIn implements Repair {

    @Override
    public String name() {
        return "no_nulls_in_not_in";
    }

    @Override
    public Optional<Change> apply(Failed failed) {
        if (!failed.isDoubtOf("null_dropped")) {
            return Optional.empty();
        }
        return failed.at(Operation.class).flatMap(condition -> {
            Operation in = condition.is("NOT") && condition.operands().getFirst() instanceof Operation negated
                    ? negated
                    : condition;
            boolean notIn = in.operands().size() == 2
                    && in.operands().getLast() instanceof Subquery
                    && (in == condition ? in.is("NOT IN") : in.is("IN"));
            if (!notIn) {
                return Optional.empty();
            }
            Subquery listed = (Subquery) in.operands().getLast();
            return value(failed, in)
                    .map(value -> new Change(
                            new Edit(condition.span(), exists(failed, listed, value)),
                            "NULL among the values of NOT IN no longer hides every row"));
        });
    }

    /**
     * @param text that means the same inside the query
     * @param mayBeNull whether rows without it have to be left out, as NOT IN leaves them out
     */
    private record Value(String text, boolean mayBeNull) {}

    /** Empty when a column may mean another one inside the query. */
    private static Optional<Value> value(Failed failed, Operation in) {
        return in.operands().getFirst() instanceof Column column && !column.star()
                ? failed.blockAround(in).flatMap(block -> block.relationOf(column)
                        .map(relation -> new Value(
                                relation.qualified(column.name().last()),
                                !relation.isNeverNull(column.name().last()))))
                : Optional.empty();
    }

    private static String exists(Failed failed, Subquery listed, Value value) {
        String exists = "NOT EXISTS (SELECT 1 FROM " + failed.text(listed)
                + " AS parley_listed (parley_value) WHERE parley_listed.parley_value = " + value.text() + ")";
        return value.mayBeNull() ? "(" + value.text() + " IS NOT NULL AND " + exists + ")" : exists;
    }
}
