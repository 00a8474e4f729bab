package dev.parley.model.message;

import java.time.Instant;
import java.util.Objects;

/**
 * To the tester: prove this SQL wrong, or bring its rows.
 *
 * @param rowLimit most rows to bring; one more is looked for to know whether there are more
 */
public record TestRequest(String sql, String database, int rowLimit, Instant deadline) implements AgentRequest {

    public TestRequest {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(deadline, "deadline");
    }
}
