package dev.parley.model.message;

import java.util.Objects;

/**
 * Whether a clause of the SQL made a difference to its result.
 *
 * @param clause its text
 * @param position of its first character in the SQL, counted from 1
 * @param difference whether the result without the clause is another one; null when that was not tested
 */
public record ClauseCoverage(String clause, int position, Boolean difference) {

    public ClauseCoverage {
        Objects.requireNonNull(clause, "clause");
    }
}
