package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.Objects;
import java.util.Set;

/** A part of a date or time as a number, so that the same months of different years are equal. */
public record PartOf(Unit unit, Expression argument) implements Expression {

    /** The parts, greatest first. */
    public enum Unit {
        YEAR,
        QUARTER,
        MONTH,
        DAY_OF_MONTH,
        /** 1 is Monday, 7 is Sunday. */
        DAY_OF_WEEK,
        HOUR;

        /** Whether values of that family have such a part: a plain date has no hour. */
        public boolean isPartOf(TypeFamily family) {
            return this == HOUR ? family == TypeFamily.TIMESTAMP || family == TypeFamily.TIME : family.isTemporal();
        }
    }

    public PartOf {
        Objects.requireNonNull(unit, "unit");
        if (!unit.isPartOf(argument.family())) {
            throw new IllegalArgumentException(argument.family() + " has no " + unit);
        }
    }

    @Override
    public TypeFamily family() {
        return TypeFamily.INTEGER;
    }

    @Override
    public boolean aggregates() {
        return argument.aggregates();
    }

    @Override
    public Set<String> aliases() {
        return argument.aliases();
    }
}
