package dev.parley.engine.algebra;

import java.util.List;
import java.util.Objects;

/** The value is NULL. */
public record Missing(Expression value) implements Predicate {

    public Missing {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public List<Expression> expressions() {
        return List.of(value);
    }
}
