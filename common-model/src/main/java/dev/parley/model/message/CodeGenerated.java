package dev.parley.model.message;

import java.util.List;
import java.util.Objects;

/**
 * @param sql one SELECT statement with its literals inside
 * @param explanation the statement in plain words, clause by clause
 */
public record CodeGenerated(String sql, List<String> explanation) implements AgentReply {

    public CodeGenerated {
        Objects.requireNonNull(sql, "sql");
        explanation = explanation == null ? List.of() : List.copyOf(explanation);
    }
}
