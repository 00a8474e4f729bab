package dev.parley.model.message;

/** Which layers judge a statement; one alone shows what that one holds, and is only taken where a tester is told to. */
public enum TestLayers {
    BOTH,
    /** The guard judges the text; the planner's judgement and budget are left out. Role, transaction and limits stay. */
    GUARD,
    /** The database alone: planner, role, transaction and limits. */
    DATABASE
}
