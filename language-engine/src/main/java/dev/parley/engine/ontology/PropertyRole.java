package dev.parley.engine.ontology;

/** What a column is to its table. */
public enum PropertyRole {
    /** Identifies the row, without meaning to people. */
    KEY,
    /** Part of a foreign key. */
    REFERENCE,
    /** What people call the row by. */
    NAME,
    /** A number that can be summed or averaged. */
    MEASURE,
    /** A date, a time stamp or a year. */
    TIME,
    /** True or false. */
    FLAG,
    /** Any other. */
    ATTRIBUTE
}
