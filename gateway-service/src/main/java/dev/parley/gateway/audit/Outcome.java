package dev.parley.gateway.audit;

import dev.parley.model.error.ErrorCode;

/** What came of an act. */
public enum Outcome {
    /** It was taken in; what comes of it has a row of its own. */
    ACCEPTED,
    /** It ended in an answer. */
    ANSWERED,
    /** It was not let through. */
    REFUSED,
    /** It was let through and did not work. */
    FAILED;

    static Outcome of(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST,
                    UNKNOWN_DATABASE,
                    UNKNOWN_TASK,
                    UNREADABLE_RECORD,
                    NOT_AWAITING_ANSWER,
                    UNKNOWN_OPTION,
                    TASK_ENDED,
                    IDEMPOTENCY_KEY_REUSED,
                    NOT_FINISHED,
                    NOT_FOLLOWABLE,
                    NO_RESULTS,
                    CORRECTION_REFUSED,
                    NO_FEEDBACK,
                    DATABASE_EXISTS,
                    DATABASE_CONFIGURED,
                    STALE_VERSION,
                    DATABASE_UNUSABLE,
                    HOST_NOT_ALLOWED,
                    SEALING_UNAVAILABLE,
                    TOO_MANY_STREAMS,
                    NO_STREAM_LEFT,
                    UNKNOWN_DEAD_LETTER,
                    NOT_REPLAYABLE,
                    UNKNOWN_KNOWLEDGE,
                    MEANING_UNKNOWN,
                    KNOWLEDGE_CONFLICT,
                    VERSION_MISSING,
                    TOO_MUCH_KNOWLEDGE,
                    NOT_VERIFIABLE,
                    NOT_AUTHENTICATED,
                    ACCESS_DENIED,
                    LAST_GRANT,
                    DATA_DENIED,
                    CHANGES_DATA,
                    SQL_NOT_READ_ONLY,
                    SQL_FORBIDDEN,
                    QUERY_TOO_EXPENSIVE,
                    ROLE_TOO_WIDE,
                    TOO_MANY_REQUESTS,
                    OVERLOADED -> REFUSED;
            case NOT_UNDERSTOOD,
                    NOT_IN_DATABASE,
                    NO_QUESTION,
                    HELP_WANTED,
                    NO_CANDIDATE,
                    SQL_INVALID,
                    EXECUTION_FAILED,
                    QUERY_TIMEOUT,
                    ANSWER_EXPIRED,
                    RESULT_TOO_LARGE,
                    ANSWER_DOUBTFUL,
                    READINGS_DO_NOT_FIT,
                    AGENT_FAILED,
                    STEP_TIMEOUT,
                    QUESTION_TIMEOUT,
                    INTERNAL_ERROR,
                    DATABASE_UNAVAILABLE,
                    SERVICE_UNAVAILABLE -> FAILED;
        };
    }
}
