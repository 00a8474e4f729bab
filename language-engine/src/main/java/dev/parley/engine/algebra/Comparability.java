package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;

/** Which families PostgreSQL compares without a cast. */
public final class Comparability {

    private Comparability() {}

    public static boolean comparable(TypeFamily left, TypeFamily right) {
        return left == right
                || left.isNumeric() && right.isNumeric()
                || left.isTemporal() && right.isTemporal()
                || takesText(left) && right == TypeFamily.TEXT
                || takesText(right) && left == TypeFamily.TEXT;
    }

    /** As between two columns: a text that is no constant is not read as the label of an enum, or as a UUID. */
    public static boolean sameKind(TypeFamily left, TypeFamily right) {
        return left == right || left.isNumeric() && right.isNumeric() || left.isTemporal() && right.isTemporal();
    }

    /** The family of values of which some are of one, some of the other. */
    static TypeFamily wider(TypeFamily left, TypeFamily right) {
        if (left == right) {
            return left;
        }
        return left.isNumeric() ? TypeFamily.DECIMAL : TypeFamily.TIMESTAMP;
    }

    private static boolean takesText(TypeFamily family) {
        return family == TypeFamily.ENUM || family == TypeFamily.UUID;
    }
}
