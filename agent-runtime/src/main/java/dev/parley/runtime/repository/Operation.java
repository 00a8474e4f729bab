package dev.parley.runtime.repository;

import java.util.Locale;

/** What is done to a table, as meters name it. */
public enum Operation {
    FIND_BY_ID,
    FIND_MANY,
    COUNT,
    EXISTS,
    CREATE,
    UPDATE,
    DELETE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
