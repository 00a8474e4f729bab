package dev.parley.model.message;

import dev.parley.model.error.Failure;
import java.util.Objects;

/** The SQL did not hold; the failure says why in the form that a repair needs. */
public record TestFailed(TestType testType, Failure failure) implements AgentReply {

    public TestFailed {
        Objects.requireNonNull(testType, "testType");
        Objects.requireNonNull(failure, "failure");
    }
}
