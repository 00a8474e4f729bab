package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * How long it is from one date or time to another; negative where the second comes first.
 *
 * @param unit whole years as people count their age, else days, with fractions where one of the two has a time of day
 */
public record Elapsed(Unit unit, Expression from, Expression to) implements Expression {

    /** What is counted. */
    public enum Unit {
        DAY,
        YEAR
    }

    public Elapsed {
        Objects.requireNonNull(unit, "unit");
        requireDate(from);
        requireDate(to);
    }

    /** Whether both are days, so that what lies between is a whole number of them. */
    public boolean ofDays() {
        return from.family() == TypeFamily.DATE && to.family() == TypeFamily.DATE;
    }

    @Override
    public TypeFamily family() {
        return unit == Unit.YEAR || ofDays() ? TypeFamily.INTEGER : TypeFamily.DECIMAL;
    }

    @Override
    public boolean aggregates() {
        return from.aggregates() || to.aggregates();
    }

    @Override
    public Set<String> aliases() {
        Set<String> both = new HashSet<>(from.aliases());
        both.addAll(to.aliases());
        return both;
    }

    private static void requireDate(Expression expression) {
        if (expression.family() != TypeFamily.DATE && expression.family() != TypeFamily.TIMESTAMP) {
            throw new IllegalArgumentException("time passes between dates, not " + expression.family());
        }
    }
}
