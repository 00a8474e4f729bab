package dev.parley.model.message;

/** What an agent answers on {@code parley.replies}; the envelope's causation id names the request. */
public sealed interface AgentReply extends Message permits ClarifierReply, CoderReply, TesterReply {}
