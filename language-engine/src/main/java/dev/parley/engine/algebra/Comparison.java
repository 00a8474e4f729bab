package dev.parley.engine.algebra;

import java.util.List;
import java.util.Objects;

/** Two values compared; with NULL on either side it does not hold. */
public record Comparison(Expression left, Operator operator, Expression right) implements Predicate {

    /** How two values can be compared. */
    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    public Comparison {
        Objects.requireNonNull(left, "left");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(right, "right");
        if (!Comparability.comparable(left.family(), right.family())) {
            throw new IllegalArgumentException("cannot compare " + left.family() + " with " + right.family());
        }
    }

    @Override
    public List<Expression> expressions() {
        return List.of(left, right);
    }
}
