package dev.parley.rewriter.repair;

import dev.parley.rewriter.text.Edit;
import dev.parley.sql.tree.Expression;
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
            Expression value = in.operands().getFirst();
            Subquery listed = (Subquery) in.operands().getLast();
            String exists = "NOT EXISTS (SELECT 1 FROM " + failed.text(listed)
                    + " AS listed (value) WHERE listed.value = " + failed.text(value) + ")";
            return Optional.of(new Change(
                    new Edit(condition.span(), exists), "NULL among the values of NOT IN no longer hides every row"));
        });
    }
}
