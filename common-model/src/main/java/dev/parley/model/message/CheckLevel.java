package dev.parley.model.message;

/** How much a {@link Check} says against an answer, least first. */
public enum CheckLevel {
    /** Worth knowing for who looks closely; an honest answer often has some. */
    NOTE,
    /** The answer may not be what was asked for. */
    WARNING,
    /** The answer is not what it looks like. */
    FAILURE
}
