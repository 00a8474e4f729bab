package dev.parley.model.message;

/** What all checks together say of an answer that came. An answer that fails is a {@link TestFailed}. */
public enum TestVerdict {
    PASS,
    PASS_WITH_WARNINGS
}
