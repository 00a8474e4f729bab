package dev.parley.model.message;

/** What the coder answers to a {@link CodeGenerationRequest}. */
public sealed interface CoderReply extends AgentReply permits CodeGenerated, CodeGenerationFailed {}
