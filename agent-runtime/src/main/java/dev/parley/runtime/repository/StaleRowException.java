package dev.parley.runtime.repository;

/** The row that was to be changed is gone, or somebody else changed it first. Nothing was written. */
public final class StaleRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StaleRowException(String table, Object id) {
        super(table + " " + id + " was changed or removed by somebody else");
    }
}
