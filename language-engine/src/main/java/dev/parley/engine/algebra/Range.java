package dev.parley.engine.algebra;

import java.util.List;
import java.util.Objects;

/**
 * A value between two bounds.
 *
 * @param high inside the range when {@code closed}, else the first value beyond it (as for dates)
 */
public record Range(Expression value, Expression low, Expression high, boolean closed) implements Predicate {

    public Range {
        Objects.requireNonNull(value, "value");
        if (!Comparability.comparable(value.family(), low.family())
                || !Comparability.comparable(value.family(), high.family())) {
            throw new IllegalArgumentException(
                    "a range of " + low.family() + " to " + high.family() + " cannot bound " + value.family());
        }
    }

    @Override
    public List<Expression> expressions() {
        return List.of(value, low, high);
    }
}
