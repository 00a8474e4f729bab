package dev.parley.gateway.paging;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next the cursor of the part behind it; null when there is none
 */
public record Page<T>(List<T> rows, String next) {

    /**
     * @param found one more than the limit when there are more
     * @param cursor of the place behind a row
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        List<T> rows = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(rows, found.size() > limit ? cursor.apply(rows.getLast()) : null);
    }
}
