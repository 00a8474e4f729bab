package dev.parley.gateway.feedback;

import dev.parley.gateway.orchestration.Task;
import dev.parley.gateway.orchestration.TaskState;
import dev.parley.gateway.paging.ListParameters;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.ValidationException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Body of a judgement. */
@Schema(name = "FeedbackRequest")
record FeedbackRequest(
        @Schema(description = "Whether the answer is what was asked for", required = true)
        FeedbackVerdict verdict,

        @Schema(description = "What is wrong, up to 2,000 characters", maxLength = 2_000, nullable = true)
        String comment,

        @Schema(
                description = "What the SQL should have been, up to 20,000 characters: one SELECT. It is kept, not run",
                maxLength = 20_000,
                nullable = true)
        String correctedSql) {

    static final int MAX_COMMENT_CHARS = 2_000;
    static final int MAX_SQL_CHARS = 20_000;

    FeedbackRequest {
        if (verdict == null) {
            throw new ValidationException(ErrorCode.INVALID_REQUEST, "`verdict` must be RIGHT or WRONG");
        }
        comment = ListParameters.text("comment", comment, MAX_COMMENT_CHARS);
        correctedSql = ListParameters.text("corrected_sql", correctedSql, MAX_SQL_CHARS);
        if (verdict == FeedbackVerdict.RIGHT && correctedSql != null) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST, "`corrected_sql` is for an answer that is WRONG; this one is RIGHT");
        }
    }

    /** @throws ValidationException when the task has not ended, or has no answer that could be right */
    Feedback about(Task task, Instant now) {
        if (!task.status().isTerminal()) {
            throw new ValidationException(
                    ErrorCode.NOT_FINISHED, "The task is " + task.status() + "; judge it when it has ended");
        }
        String sql =
                switch (task.state()) {
                    case TaskState.Completed state -> state.answer().sql();
                    case TaskState.Failed state -> state.result().sql();
                    default -> null;
                };
        if (verdict == FeedbackVerdict.RIGHT && !(task.state() instanceof TaskState.Completed)) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "The task is " + task.status() + ": it has no answer that could be RIGHT");
        }
        return new Feedback(
                task.id(),
                task.owner(),
                task.tenant(),
                task.submission().database(),
                task.submission().query(),
                sql,
                verdict,
                comment,
                correctedSql,
                now,
                now);
    }
}
