package dev.parley.gateway.orchestration;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ValidationException;
import dev.parley.model.message.PreviousQuestion;
import dev.parley.model.message.QuerySubmitted;
import java.time.Instant;

/** What a question goes on from when it follows another one. */
final class FollowedQuestion {

    private FollowedQuestion() {}

    /**
     * @param followed the task that {@code follows} names, of the same owner
     * @throws ValidationException when it is about another database, or was not answered
     */
    static PreviousQuestion of(Task followed, QuerySubmitted submission, Instant now) {
        String database = followed.submission().database();
        if (!database.equals(submission.database())) {
            throw new ValidationException(
                    ErrorCode.INVALID_REQUEST,
                    "`follows` names a question about the database \"" + database + "\", not about \""
                            + submission.database() + "\"");
        }
        if (!(followed.state() instanceof TaskState.Completed completed)) {
            throw new ValidationException(
                    Failure.of(
                                    ErrorCode.NOT_FOLLOWABLE,
                                    "The task that `follows` names is " + followed.status()
                                            + "; only a question that was answered can be followed",
                                    now)
                            .withHint(
                                    followed.status().isTerminal()
                                            ? "Leave `follows` out, and ask the whole question"
                                            : "Ask again when it is COMPLETED, or leave `follows` out, and ask the whole question"));
        }
        return completed.previous();
    }
}
