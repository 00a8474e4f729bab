package dev.parley.model.message;

import java.util.Objects;

/**
 * The question is clear.
 *
 * @param clarifiedQuery the reading in one plain sentence
 */
public record ClarificationComplete(String originalQuery, String clarifiedQuery, Reading reading)
        implements AgentReply {

    public ClarificationComplete {
        Objects.requireNonNull(originalQuery, "originalQuery");
        Objects.requireNonNull(clarifiedQuery, "clarifiedQuery");
        Objects.requireNonNull(reading, "reading");
    }
}
