package dev.parley.rewriter.optimizer;

import dev.parley.rewriter.clause.Block;
import dev.parley.rewriter.clause.Relation;
import dev.parley.rewriter.clause.Trees;
import dev.parley.rewriter.text.Change;
import dev.parley.rewriter.text.Edit;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Expression.Operation;
import dev.parley.sql.tree.Expression.Subquery;
import dev.parley.sql.tree.Query;
import dev.parley.sql.tree.QueryBody.Select;
import java.util.Optional;

/** NOT IN over values that are never NULL is NOT EXISTS, which PostgreSQL can plan as a join. */
final class NotInToNotExists implements Rule {

    @Override
    public String name() {
        return "not_in_to_not_exists";
    }

    @Override
    public Optional<Change> apply(Subject subject) {
        for (Block block : subject.blocks()) {
            for (Expression condition : block.where()) {
                Optional<Edit> edit = edit(subject, block, condition);
                if (edit.isPresent()) {
                    return Optional.of(new Change(
                            edit.get(), "No value on either side is NULL, so NOT IN and NOT EXISTS are the same"));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Edit> edit(Subject subject, Block block, Expression condition) {
        Optional<Operation> notIn = notIn(condition);
        if (notIn.isEmpty()
                || !(notIn.get().operands().get(0) instanceof Column value)
                || !(notIn.get().operands().get(1) instanceof Subquery subquery)) {
            return Optional.empty();
        }
        Optional<Relation> outer = neverNull(block, value);
        Optional<Block> inner = subject.block(subquery.query()).filter(found -> isPlain(subquery.query()));
        if (outer.isEmpty()
                || inner.isEmpty()
                || !(inner.get().select().outputs().getFirst().value() instanceof Column listed)) {
            return Optional.empty();
        }
        Optional<Relation> of = neverNull(inner.get(), listed);
        boolean hidden = inner.get().relations().stream()
                .anyMatch(relation -> relation.name().equals(outer.get().name()));
        if (of.isEmpty() || hidden) {
            return Optional.empty();
        }
        String equal = of.get().qualified(listed.name().last()) + " = "
                + outer.get().qualified(value.name().last());
        String rows = inner.get().rows("1", inner.get().where(), equal);
        return Optional.of(new Edit(condition.span(), "NOT EXISTS (" + rows + ")"));
    }

    private static Optional<Operation> notIn(Expression condition) {
        if (!(condition instanceof Operation operation)) {
            return Optional.empty();
        }
        if (operation.is("NOT IN")) {
            return Optional.of(operation).filter(found -> found.operands().size() == 2);
        }
        boolean not = operation.is("NOT")
                && operation.operands().getFirst() instanceof Operation in
                && in.is("IN")
                && in.operands().size() == 2;
        return not ? Optional.of((Operation) operation.operands().getFirst()) : Optional.empty();
    }

    private static Optional<Relation> neverNull(Block block, Column column) {
        return column.star()
                ? Optional.empty()
                : block.relationOf(column)
                        .filter(relation -> relation.isNeverNull(column.name().last()));
    }

    /** Rows of FROM and WHERE, one column of them. */
    private static boolean isPlain(Query query) {
        return query.with().isEmpty()
                && query.limit() == null
                && query.body() instanceof Select select
                && select.distinctOn().isEmpty()
                && select.outputs().size() == 1
                && !select.from().isEmpty()
                && select.groupBy().isEmpty()
                && select.having() == null
                && select.outputs().stream().noneMatch(Trees::hasAggregate);
    }
}
