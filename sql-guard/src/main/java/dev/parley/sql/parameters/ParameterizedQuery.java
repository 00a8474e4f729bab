package dev.parley.sql.parameters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * SQL with {@code $1}, {@code $2} and so on.
 *
 * @param values the first belongs to {@code $1}; may hold null
 */
public record ParameterizedQuery(String sql, List<Object> values) {

    public ParameterizedQuery {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
