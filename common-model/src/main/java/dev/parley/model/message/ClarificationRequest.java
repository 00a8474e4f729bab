package dev.parley.model.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * To the clarifier: what does this question mean on this database?
 *
 * @param askedAt when the question was asked: the day that its "today" and "last month" are counted from, in every round
 * @param answers what the asker chose in earlier rounds, oldest first
 */
public record ClarificationRequest(
        String query,
        String database,
        QueryOptions options,
        List<ClarificationAnswered> answers,
        Instant askedAt,
        Instant deadline)
        implements AgentRequest {

    public ClarificationRequest {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(options, "options");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(askedAt, "askedAt");
        answers = answers == null ? List.of() : List.copyOf(answers);
    }
}
