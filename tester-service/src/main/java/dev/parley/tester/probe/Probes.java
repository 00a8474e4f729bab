package dev.parley.tester.probe;

import java.util.List;
import java.util.Optional;

/** Runs probes. */
public interface Probes {

    /**
     * @param sql a read; it says itself how many rows it returns at most
     * @return its rows; empty when the database refuses it, as for a division by zero that a condition was there to avoid
     * @throws OutOfTimeException when there is no time for it, or not enough
     */
    List<ProbeRow> rows(String sql);

    /** How many were refused so far: what they were made to show is not known. */
    default int refused() {
        return 0;
    }

    default Optional<ProbeRow> row(String sql) {
        return rows(sql).stream().findFirst();
    }
}
