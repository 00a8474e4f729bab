package dev.parley.tester.probe;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One row of a probe.
 *
 * @param values may be null
 */
public record ProbeRow(List<Object> values) {

    public ProbeRow {
        values = Collections.unmodifiableList(values);
    }

    public static ProbeRow of(Object... values) {
        return new ProbeRow(Arrays.asList(values));
    }

    /** Zero for NULL. */
    public long number(int column) {
        return values.get(column) instanceof Number number ? number.longValue() : 0;
    }

    /** False for NULL. */
    public boolean truth(int column) {
        return Boolean.TRUE.equals(values.get(column));
    }

    /** Null for NULL. */
    public String text(int column) {
        return values.get(column) == null ? null : values.get(column).toString();
    }
}
