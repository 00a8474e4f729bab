package dev.parley.engine.request;

/** What somebody wants who writes to a database. */
public enum Request {
    /** To see data: a question, whether it is understood or not. */
    DATA,
    /** To change what is stored, or to have something done about it. */
    CHANGE,
    /** To know what can be asked. */
    HELP,
    /** To talk. */
    TALK
}
