package dev.parley.model.message;

import dev.parley.model.error.Failure;

/** The question could not be understood, or the clarifier broke. */
public record ClarificationFailed(Failure failure) implements AgentReply {}
