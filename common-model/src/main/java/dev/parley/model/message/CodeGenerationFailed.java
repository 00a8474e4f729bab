package dev.parley.model.message;

import dev.parley.model.error.Failure;

/** No SQL, or no better SQL after findings. */
public record CodeGenerationFailed(Failure failure) implements AgentReply {}
