package dev.parley.engine.algebra;

import java.util.List;
import java.util.Objects;

/**
 * One more table, tied to those before it by a foreign key.
 *
 * @param on pairs of columns that must be equal; {@code right} belongs to {@code table}
 * @param role what the table is to the one it is joined to ("billing"), when the key's name says so; else empty
 */
public record Join(Kind kind, TableScan table, List<KeyPair> on, String role) {

    /** What becomes of rows that have no partner: dropped, or kept with NULLs. */
    public enum Kind {
        INNER,
        LEFT
    }

    /** Two columns of a foreign key that are equal. */
    public record KeyPair(ColumnRef left, ColumnRef right) {

        public KeyPair {
            Objects.requireNonNull(left, "left");
            Objects.requireNonNull(right, "right");
        }
    }

    public Join {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(role, "role");
        on = List.copyOf(on);
        if (on.isEmpty()) {
            throw new IllegalArgumentException("the join of " + table.table() + " needs a condition");
        }
        for (KeyPair pair : on) {
            if (!pair.right().alias().equals(table.alias())) {
                throw new IllegalArgumentException("the join of " + table.alias() + " compares a column of "
                        + pair.right().alias());
            }
        }
    }
}
