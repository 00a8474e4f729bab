package dev.parley.gateway.audit;

/** What was done, or tried. */
public enum Act {
    /** A question was asked. */
    ASK,
    /** What the question means was not found. */
    CLARIFY,
    /** A question back was answered. */
    ANSWER,
    /** No SQL was made. */
    GENERATE,
    /** SQL was judged, and run if it was let through. */
    RUN,
    /** A task was cancelled by its owner. */
    CANCEL,
    /** A question back was not answered in time. */
    EXPIRE,
    /** A task or what it is about was looked at. Only refusals have a row. */
    READ,
    /** The audit or an administrator's endpoint was called. */
    ADMIN,
    /** A record of a topic could not be taken. */
    RECORD,
    /** Any other request. Only refusals have a row. */
    REQUEST
}
