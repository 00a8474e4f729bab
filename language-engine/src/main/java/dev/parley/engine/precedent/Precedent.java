package dev.parley.engine.precedent;

import java.util.Objects;
import java.util.Set;

/**
 * A question whose right SQL is known, by what the SQL reads.
 *
 * @param columns as {@code schema.table.column}; those that are not in the schema mean nothing
 * @param joined columns that the SQL takes for equal
 */
public record Precedent(String question, Set<String> columns, Set<Joined> joined) {

    public Precedent {
        Objects.requireNonNull(question, "question");
        columns = Set.copyOf(columns);
        joined = Set.copyOf(joined);
    }

    /** Two columns, as {@code schema.table.column}; the same in either order. */
    public record Joined(String one, String other) {

        public Joined {
            boolean ordered = one.compareTo(other) <= 0;
            String first = ordered ? one : other;
            other = ordered ? other : one;
            one = first;
        }
    }
}
