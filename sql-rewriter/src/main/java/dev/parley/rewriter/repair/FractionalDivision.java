package dev.parley.rewriter.repair;

import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.lexer.Span;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Operation;
import java.util.List;
import java.util.Optional;

/** A division of whole numbers that lost what is behind the point. */
final class FractionalDivision implements Repair {

    @Override
    public String name() {
        return "fractional_division";
    }

    @Override
    public Optional<Change> apply(Failed failed) {
        if (!failed.isDoubtOf("integer_division")) {
            return Optional.empty();
        }
        Optional<Operation> division = failed.statement().query().all(Operation.class).stream()
                .filter(operation -> operation.is("/") && operation.operands().size() == 2)
                .filter(operation -> operation.span().start() == failed.position())
                .filter(operation ->
                        failed.text(operation).equals(failed.finding().details().get("text")))
                .findFirst();
        return division.map(found -> {
            Expression dividend = found.operands().getFirst();
            Span whole = failed.words().around(dividend.span());
            boolean closed = !whole.equals(dividend.span())
                    || dividend instanceof Expression.Column
                    || dividend instanceof Expression.Call;
            List<Edit> edits = closed
                    ? List.of(Edit.inserting(whole.end(), "::numeric"))
                    : List.of(Edit.inserting(whole.start(), "("), Edit.inserting(whole.end(), ")::numeric"));
            return new Change(edits, failed.text(found) + " keeps what is behind the point");
        });
    }
}
