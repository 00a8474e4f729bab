package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.util.Objects;
import java.util.Set;

/** A function over the values of {@code argument} in a group; NULLs are left out. */
public record Aggregate(Function function, Expression argument, boolean distinct) implements Expression {

    /** The aggregate functions of the algebra and the types they take. */
    public enum Function {
        COUNT,
        SUM,
        AVERAGE,
        MINIMUM,
        MAXIMUM;

        /** Whether it can be computed over values of that family. */
        public boolean accepts(TypeFamily family) {
            return switch (this) {
                case COUNT -> true;
                case SUM, AVERAGE -> family.isNumeric() || family == TypeFamily.INTERVAL;
                case MINIMUM, MAXIMUM ->
                    family.isNumeric()
                            || family.isTemporal()
                            || family == TypeFamily.TEXT
                            || family == TypeFamily.ENUM
                            || family == TypeFamily.TIME
                            || family == TypeFamily.INTERVAL;
            };
        }
    }

    public Aggregate {
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(argument, "argument");
        if (argument.aggregates()) {
            throw new IllegalArgumentException("an aggregate cannot hold another: " + function);
        }
        if (!function.accepts(argument.family())) {
            throw new IllegalArgumentException(function + " cannot be computed over " + argument.family());
        }
    }

    @Override
    public TypeFamily family() {
        return switch (function) {
            case COUNT -> TypeFamily.INTEGER;
            case AVERAGE -> argument.family() == TypeFamily.INTERVAL ? TypeFamily.INTERVAL : TypeFamily.DECIMAL;
            case SUM, MINIMUM, MAXIMUM -> argument.family();
        };
    }

    @Override
    public boolean aggregates() {
        return true;
    }

    @Override
    public Set<String> aliases() {
        return argument.aliases();
    }
}
