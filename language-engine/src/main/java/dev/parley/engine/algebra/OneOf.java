package dev.parley.engine.algebra;

import java.util.List;
import java.util.Objects;

/** A value that equals one of at least two constants. */
public record OneOf(Expression value, List<Literal> options) implements Predicate {

    public OneOf {
        Objects.requireNonNull(value, "value");
        options = List.copyOf(options);
        if (options.size() < 2) {
            throw new IllegalArgumentException("one-of needs two options or more");
        }
        for (Literal option : options) {
            if (!Comparability.comparable(value.family(), option.family())) {
                throw new IllegalArgumentException("cannot compare " + value.family() + " with " + option.family());
            }
        }
    }

    @Override
    public List<Expression> expressions() {
        return List.of(value);
    }
}
