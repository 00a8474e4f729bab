package dev.parley.model.message;

import dev.parley.model.error.Failure;
import java.util.Objects;

/**
 * The SQL did not hold; the failure says why in the form that a repair needs.
 *
 * @param sql the statement that the failure is about, where another one was found cheaper than the one that was sent; else
 *     null
 */
public record TestFailed(TestType testType, Failure failure, String sql) implements TesterReply {

    public TestFailed {
        Objects.requireNonNull(testType, "testType");
        Objects.requireNonNull(failure, "failure");
    }

    public TestFailed(TestType testType, Failure failure) {
        this(testType, failure, null);
    }

    /** The same about another statement than the one that was sent. */
    public TestFailed about(String otherSql) {
        return new TestFailed(testType, failure, otherSql);
    }
}
