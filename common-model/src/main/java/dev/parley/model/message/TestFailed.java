package dev.parley.model.message;

import dev.parley.model.error.Failure;

/** The SQL did not hold; the failure says why in the form that a repair needs. */
public record TestFailed(TestType testType, Failure failure) implements AgentReply {}
