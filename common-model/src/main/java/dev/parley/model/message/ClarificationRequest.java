package dev.parley.model.message;

import java.time.Instant;
import java.util.List;

/**
 * To the clarifier: what does this question mean on this database?
 *
 * @param answers what the asker chose in earlier rounds, oldest first
 */
public record ClarificationRequest(
        String query, String database, QueryOptions options, List<ClarificationAnswered> answers, Instant deadline)
        implements AgentRequest {

    public ClarificationRequest {
        answers = answers == null ? List.of() : List.copyOf(answers);
    }
}
