package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Two numbers put together. A quotient is exact (never integer division) and NULL when divided by zero. */
public record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {

    /** The four operations. */
    public enum Operator {
        PLUS,
        MINUS,
        TIMES,
        DIVIDED_BY
    }

    public Arithmetic {
        Objects.requireNonNull(operator, "operator");
        requireNumeric(left);
        requireNumeric(right);
    }

    @Override
    public TypeFamily family() {
        boolean whole = left.family() == TypeFamily.INTEGER
                && right.family() == TypeFamily.INTEGER
                && operator != Operator.DIVIDED_BY;
        return whole ? TypeFamily.INTEGER : TypeFamily.DECIMAL;
    }

    @Override
    public boolean aggregates() {
        return left.aggregates() || right.aggregates();
    }

    @Override
    public Set<String> aliases() {
        Set<String> both = new HashSet<>(left.aliases());
        both.addAll(right.aliases());
        return both;
    }

    private static void requireNumeric(Expression expression) {
        if (!expression.family().isNumeric()) {
            throw new IllegalArgumentException("arithmetic needs numbers, not " + expression.family());
        }
    }
}
