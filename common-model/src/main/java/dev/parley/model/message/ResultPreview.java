package dev.parley.model.message;

import java.util.Objects;

/**
 * The beginning of a result.
 *
 * @param first its first rows, {@code truncated} when there are more
 * @param rowCount how many rows there are, or at least are
 * @param atLeast whether there are more than that, which were not counted; null means no
 */
public record ResultPreview(ResultSet first, int rowCount, Boolean atLeast) {

    public ResultPreview {
        Objects.requireNonNull(first, "first");
        atLeast = atLeast != null && atLeast ? true : null;
    }
}
