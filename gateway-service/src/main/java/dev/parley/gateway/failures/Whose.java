package dev.parley.gateway.failures;

/** Who can do something about a failure. */
public enum Whose {
    /** By asking otherwise. */
    ASKER,
    /** Of Parley, or of the database that was asked. */
    OPERATOR,
    /** Of Parley. */
    DEVELOPER
}
