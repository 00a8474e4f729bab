package dev.parley.model.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * @param sql one SELECT statement with its literals inside
 * @param explanation the statement in plain words, clause by clause
 * @param originalSql what was first written for the reading and has the same rows; null when that is {@code sql} itself, or
 *     when a repair meant other rows
 * @param changes what was done to it since it was first written, in order
 */
public record CodeGenerated(
        String sql,
        List<String> explanation,
        String originalSql,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SqlChange> changes)
        implements CoderReply {

    public CodeGenerated {
        Objects.requireNonNull(sql, "sql");
        explanation = explanation == null ? List.of() : List.copyOf(explanation);
        changes = changes == null ? List.of() : List.copyOf(changes);
    }

    /** As it was first written. */
    public CodeGenerated(String sql, List<String> explanation) {
        this(sql, explanation, null, List.of());
    }
}
