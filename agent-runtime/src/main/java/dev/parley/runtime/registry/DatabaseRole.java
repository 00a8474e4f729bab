package dev.parley.runtime.registry;

/** The two roles that Parley has on a target database. */
public enum DatabaseRole {
    /** Reads the catalog. */
    CATALOG,
    /** Runs questions. */
    SANDBOX
}
