package dev.parley.tester.probe;

import java.util.List;
import java.util.Optional;

/** Runs probes. */
public interface Probes {

    /**
     * @param sql a read; it says itself how many rows it returns at most
     * @return its rows; empty when the database refuses it, as for a part of a statement that needs the rest of it
     * @throws OutOfTimeException when there is no time for it, or not enough
     */
    List<ProbeRow> rows(String sql);

    default Optional<ProbeRow> row(String sql) {
        return rows(sql).stream().findFirst();
    }
}
