package dev.parley.gateway.knowledge;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a new verified query: a task that was answered, or a question with its SQL. */
@Schema(name = "VerifiedQueryRequest")
record VerifiedQueryRequest(
        @Schema(description = "A task of yours that was answered: its question and its SQL are taken", nullable = true)
        UUID taskId,

        @Schema(maxLength = 2_000, examples = "How many open orders are there?", nullable = true)
        String question,

        @Schema(maxLength = 100_000, examples = "SELECT count(*) FROM orders WHERE status = 'open'", nullable = true)
        String sql,

        @Schema(maxLength = 200, examples = "demo", nullable = true)
        String database,

        @Schema(description = "Whom it is for; `me` when missing", nullable = true)
        Scope scope,

        @Schema(maxLength = 2_000, nullable = true) String comment) {

    private static final int MAX_QUESTION = 2_000;
    private static final int MAX_SQL = 100_000;
    private static final int MAX_DATABASE = 200;

    /** @throws ValidationException when it says too little, or the same thing twice */
    VerifiedQueryRequest checked() {
        boolean byHand = question != null || sql != null || database != null;
        if (taskId != null && byHand) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "Give `task_id`, or `question`, `sql` and `database`; a task has all three itself");
        }
        if (taskId == null && !byHand) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "Give the `task_id` of an answer, or `question`, `sql` and `database`");
        }
        KnowledgeText.optional("comment", comment, KnowledgeText.COMMENT);
        return taskId != null
                ? this
                : new VerifiedQueryRequest(
                        null,
                        KnowledgeText.required("question", question, MAX_QUESTION),
                        KnowledgeText.required("sql", sql, MAX_SQL),
                        KnowledgeText.required("database", database, MAX_DATABASE),
                        scope,
                        comment);
    }
}
