package dev.parley.runtime.database;

/** What the sample copy of a database is for. */
public enum CopyMode {
    /** A statement runs there first; only when it held it runs on the database itself. */
    FIRST,
    /** A statement runs there alone, and its rows are those of a sample. */
    ONLY
}
