package dev.parley.model.message;

/** What the clarifier answers to a {@link ClarificationRequest}. */
public sealed interface ClarifierReply extends AgentReply
        permits ClarificationComplete, ClarificationNeeded, ClarificationFailed {}
