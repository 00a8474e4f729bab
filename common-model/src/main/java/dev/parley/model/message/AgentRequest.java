package dev.parley.model.message;

import java.time.Instant;

/** Work that the gateway gives to an agent. Each is answered by exactly one {@link AgentReply}. */
public sealed interface AgentRequest extends Message
        permits ClarificationRequest, CodeGenerationRequest, TesterRequest {

    /** When the gateway stops waiting; what is found later than this need not be worked on. */
    Instant deadline();
}
