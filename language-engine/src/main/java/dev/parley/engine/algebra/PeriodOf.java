package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.Objects;
import java.util.Set;

/** The calendar period a date or time falls in: its year as a number, else the first day of the period. */
public record PeriodOf(Unit unit, Expression argument) implements Expression {

    /** Lengths of a period, shortest first. */
    public enum Unit {
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR
    }

    public PeriodOf {
        Objects.requireNonNull(unit, "unit");
        if (!argument.family().isTemporal()) {
            throw new IllegalArgumentException("a " + unit + " is taken of a date, not of " + argument.family());
        }
    }

    @Override
    public TypeFamily family() {
        return unit == Unit.YEAR ? TypeFamily.INTEGER : TypeFamily.DATE;
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
