package dev.parley.engine.algebra;

import java.util.Objects;

/** One key of the sort order. */
public record Ordering(Expression expression, Direction direction, Nulls nulls) {

    /** Smallest first or greatest first. */
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** Where rows without a value go; {@code ABSENT} when the key always has one. */
    public enum Nulls {
        FIRST,
        LAST,
        ABSENT
    }

    public Ordering {
        Objects.requireNonNull(expression, "expression");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(nulls, "nulls");
    }
}
