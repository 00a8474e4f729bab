package dev.parley.rewriter.repair;

import dev.parley.model.schema.TypeFamily;
import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Operation;
import java.util.List;
import java.util.Optional;

/** A text compared with a number: the number becomes a text. */
final class ComparableTypes implements Repair {

    @Override
    public String name() {
        return "comparable_types";
    }

    @Override
    public Optional<Change> apply(Failed failed) {
        if (!failed.isState("42883")) {
            return Optional.empty();
        }
        return failed.statement().query().all(Operation.class).stream()
                .filter(operation -> operation.operands().size() == 2 && (operation.is("=") || operation.is("<>")))
                .filter(operation -> operation.operator().span().start() == failed.position())
                .findFirst()
                .flatMap(operation -> failed.blockAround(operation).flatMap(block -> change(failed, block, operation)));
    }

    private static Optional<Change> change(Failed failed, Block block, Operation operation) {
        Expression left = operation.operands().get(0);
        Expression right = operation.operands().get(1);
        Optional<Expression> number = isText(block, left)
                ? number(block, right)
                : isText(block, right) ? number(block, left) : Optional.empty();
        return number.map(found -> {
            boolean literal = found instanceof Literal;
            List<Edit> edits = literal
                    ? List.of(new Edit(found.span(), "'" + failed.text(found) + "'"))
                    : List.of(Edit.inserting(found.span().end(), "::text"));
            return new Change(edits, failed.text(found) + " is compared as a text");
        });
    }

    private static boolean isText(Block block, Expression side) {
        return family(block, side).filter(family -> family == TypeFamily.TEXT).isPresent();
    }

    private static Optional<Expression> number(Block block, Expression side) {
        boolean number = (side instanceof Literal literal && literal.kind() == Literal.Kind.NUMBER)
                || family(block, side)
                        .filter(family -> family == TypeFamily.INTEGER)
                        .isPresent();
        return number ? Optional.of(side) : Optional.empty();
    }

    private static Optional<TypeFamily> family(Block block, Expression side) {
        return side instanceof Column column && !column.star()
                ? block.relationOf(column)
                        .flatMap(relation -> relation.column(column.name().last()))
                        .map(dev.parley.model.schema.Column::family)
                : Optional.empty();
    }
}
