package dev.parley.runtime.values;

import dev.parley.model.schema.TableName;
import java.util.List;

/**
 * Distinct values of a text column.
 *
 * @param complete whether these are all of them
 */
public record StoredValues(TableName table, String column, List<String> values, boolean complete) {

    public StoredValues {
        values = List.copyOf(values);
    }
}
