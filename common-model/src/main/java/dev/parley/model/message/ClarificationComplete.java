package dev.parley.model.message;

/**
 * The question is clear.
 *
 * @param clarifiedQuery the reading in one plain sentence
 */
public record ClarificationComplete(String originalQuery, String clarifiedQuery, Reading reading)
        implements AgentReply {}
