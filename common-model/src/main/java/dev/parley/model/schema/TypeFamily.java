package dev.parley.model.schema;

/** What can be done with a column's values, whatever the exact type. */
public enum TypeFamily {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    TIME,
    INTERVAL,
    ENUM,
    UUID,
    JSON,
    ARRAY,
    BINARY,
    OTHER;

    public boolean isNumeric() {
        return this == INTEGER || this == DECIMAL;
    }

    public boolean isTemporal() {
        return this == DATE || this == TIMESTAMP;
    }

    /** Whether a word of a question can be a value of it. */
    public boolean isTextual() {
        return this == TEXT || this == ENUM;
    }
}
