package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/** A constant. */
public sealed interface Literal extends Expression {

    /** Also the label of an enum. */
    record Text(String value) implements Literal {
        public Text {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public TypeFamily family() {
            return TypeFamily.TEXT;
        }
    }

    /** Kept without trailing zeros, so that equal numbers are equal literals. */
    record Number(BigDecimal value) implements Literal {
        public Number {
            BigDecimal stripped = value.stripTrailingZeros();
            value = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }

        public static Number of(long value) {
            return new Number(BigDecimal.valueOf(value));
        }

        @Override
        public TypeFamily family() {
            return value.scale() > 0 ? TypeFamily.DECIMAL : TypeFamily.INTEGER;
        }
    }

    /** True or false. */
    record Truth(boolean value) implements Literal {
        @Override
        public TypeFamily family() {
            return TypeFamily.BOOLEAN;
        }
    }

    /** A day; compared with a time stamp it is the first moment of that day. */
    record Day(LocalDate value) implements Literal {
        public Day {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public TypeFamily family() {
            return TypeFamily.DATE;
        }
    }

    @Override
    default boolean aggregates() {
        return false;
    }

    @Override
    default Set<String> aliases() {
        return Set.of();
    }
}
