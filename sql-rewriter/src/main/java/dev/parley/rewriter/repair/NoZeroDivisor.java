package dev.parley.rewriter.repair;

import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Call;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A division by zero: what has no divisor has no result. */
final class NoZeroDivisor implements Repair {

    @Override
    public String name() {
        return "no_zero_divisor";
    }

    @Override
    public Optional<Change> apply(Failed failed) {
        if (!failed.isState("22012")) {
            return Optional.empty();
        }
        List<Edit> edits = new ArrayList<>();
        for (Operation operation : failed.statement().query().all(Operation.class)) {
            boolean division = (operation.is("/") || operation.is("%"))
                    && operation.operands().size() == 2
                    && mayBeZero(operation.operands().getLast());
            if (division) {
                Span divisor =
                        failed.words().around(operation.operands().getLast().span());
                edits.add(Edit.inserting(divisor.start(), "nullif("));
                edits.add(Edit.inserting(divisor.end(), ", 0)"));
            }
        }
        return edits.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(edits, "Where the divisor is 0 there is no result"));
    }

    private static boolean mayBeZero(Expression divisor) {
        return !(divisor instanceof Literal)
                && !(divisor instanceof Call call && call.name().last().equalsIgnoreCase("nullif"));
    }
}
