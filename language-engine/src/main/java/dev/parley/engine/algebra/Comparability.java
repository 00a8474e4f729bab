package dev.parley.engine.algebra;

import dev.parley.model.schema.TypeFamily;

/** Which families PostgreSQL compares without a cast. */
final class Comparability {

    private Comparability() {}

    static boolean comparable(TypeFamily left, TypeFamily right) {
        return left == right
                || left.isNumeric() && right.isNumeric()
                || left.isTemporal() && right.isTemporal()
                || takesText(left) && right == TypeFamily.TEXT
                || takesText(right) && left == TypeFamily.TEXT;
    }

    private static boolean takesText(TypeFamily family) {
        return family == TypeFamily.ENUM || family == TypeFamily.UUID;
    }
}
