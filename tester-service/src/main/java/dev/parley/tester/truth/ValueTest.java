package dev.parley.tester.truth;

import dev.parley.rewriter.clause.Trees;
import dev.parley.sql.tree.Expression;
import dev.parley.sql.tree.Expression.Column;
import dev.parley.sql.tree.Expression.Literal;
import dev.parley.sql.tree.Expression.Operation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A condition that compares a column with texts that are written out: {@code =}, {@code IN}, {@code <>}, {@code NOT IN}.
 *
 * @param negated whether rows with one of the values are left out
 */
record ValueTest(Column column, List<String> values, boolean negated) {

    static Optional<ValueTest> of(Expression condition) {
        if (!(condition instanceof Operation operation) || operation.operands().size() < 2) {
            return Optional.empty();
        }
        boolean negated = operation.is("<>") || operation.is("NOT IN");
        if (!negated && !operation.is("=") && !operation.is("IN")) {
            return Optional.empty();
        }
        List<Expression> sides = operation.operands();
        Expression first = sides.getFirst();
        List<Expression> others = sides.subList(1, sides.size());
        boolean turned = Trees.literal(first) != null && sides.size() == 2;
        Column column = Trees.column(turned ? others.getFirst() : first);
        List<Expression> constants = turned ? List.of(first) : others;
        List<Literal> literals =
                constants.stream().map(Trees::literal).filter(Objects::nonNull).toList();
        boolean texts = literals.size() == constants.size()
                && literals.stream().allMatch(literal -> literal.kind() == Literal.Kind.STRING);
        return column == null || !texts
                ? Optional.empty()
                : Optional.of(new ValueTest(
                        column, literals.stream().map(Literal::value).toList(), negated));
    }
}
