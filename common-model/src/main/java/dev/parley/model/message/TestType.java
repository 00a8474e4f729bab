package dev.parley.model.message;

/** Which test of the tester an SQL statement failed. */
public enum TestType {
    /** PostgreSQL cannot read or resolve it. */
    SYNTAX,
    /** It is not exactly one read. */
    SAFETY,
    /** It broke while running, or ran too long. */
    EXECUTION,
    /** It ran, and its result is not what it looks like, or not what was expected. */
    RESULT,
    /** The tester itself, or the database, was not able to test it. */
    ENVIRONMENT
}
