package dev.parley.model.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * @param columns may be left out of rows that are only to be compared
 * @param rows one list a row, in column order; values are JSON's own (text, number, boolean, null), dates and times as
 *     ISO-8601 text
 * @param truncated whether the database has more rows than were brought
 */
public record ResultSet(List<ResultColumn> columns, List<List<Object>> rows, boolean truncated) {

    public ResultSet {
        columns = columns == null ? List.of() : List.copyOf(columns);
        // A row may hold nulls, which List.copyOf refuses.
        rows = (rows == null ? List.<List<Object>>of() : rows)
                .stream()
                        .map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                        .toList();
    }
}
