package dev.parley.runtime.values;

import java.util.List;

/** Runs small reads of the data, in a read-only session. */
@FunctionalInterface
public interface ValueSource {

    /** @throws RuntimeException when it cannot be read in time */
    List<FoundValue> read(ValueStatement statement);

    /** @param rowsScanned rows of the table that were looked at, the same with each value; 0 where nobody asks */
    record FoundValue(String text, long rowsScanned) {}
}
