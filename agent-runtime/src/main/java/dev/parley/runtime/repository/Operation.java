package dev.parley.runtime.repository;

import java.util.Locale;

/** What is done to a table, as meters name it. */
public enum Operation {
    FIND_BY_ID(true),
    FIND_MANY(true),
    COUNT(true),
    EXISTS(true),
    CREATE(false),
    UPDATE(false),
    DELETE(false);

    private final boolean reads;

    Operation(boolean reads) {
        this.reads = reads;
    }

    boolean reads() {
        return reads;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
