package dev.parley.model.result;

import java.math.BigDecimal;
import java.util.Comparator;

/** A value of a result, as far as two of them can be compared. Ordered by kind, then by value. */
public sealed interface Cell extends Comparable<Cell> {

    /** Numbers are equal within this part of the greater one. */
    double TOLERANCE = 1e-4;

    double ALMOST_ZERO = 1e-12;

    /** The one without a value, equal to itself. */
    record Absent() implements Cell {}

    record Truth(boolean value) implements Cell {}

    record Number(double value) implements Cell {}

    record Moment(String value) implements Cell {}

    record Words(String value) implements Cell {}

    Absent ABSENT = new Absent();

    /** Whether the rule takes them for the same. */
    default boolean same(Cell other) {
        if (this instanceof Number a && other instanceof Number b) {
            return close(a.value, b.value);
        }
        return equals(other);
    }

    private static boolean close(double a, double b) {
        if (Double.compare(a, b) == 0 || a == b) {
            return true;
        }
        double difference = Math.abs(a - b);
        return difference <= ALMOST_ZERO || difference <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }

    private int kind() {
        return switch (this) {
            case Absent ignored -> 0;
            case Truth ignored -> 1;
            case Number ignored -> 2;
            case Moment ignored -> 3;
            case Words ignored -> 4;
        };
    }

    @Override
    default int compareTo(Cell other) {
        if (this instanceof Number a && other instanceof Number b) {
            return Double.compare(a.value, b.value);
        }
        return Comparator.comparingInt(Cell::kind).thenComparing(Cell::text).compare(this, other);
    }

    /** For people. */
    default String text() {
        return switch (this) {
            case Absent ignored -> "NULL";
            case Truth truth -> Boolean.toString(truth.value);
            case Number number -> shown(number.value);
            case Moment moment -> moment.value;
            case Words words -> words.value;
        };
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).toPlainString();
    }
}
