package dev.parley.engine.algebra;

import java.util.Objects;

/** One column of the result and its name. */
public record Output(Expression expression, String name) {

    public Output {
        Objects.requireNonNull(expression, "expression");
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("an output column needs a name");
        }
    }
}
