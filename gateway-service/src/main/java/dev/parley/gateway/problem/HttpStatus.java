package dev.parley.gateway.problem;

import dev.parley.model.error.ErrorCode;

/** The HTTP status of each error code. */
final class HttpStatus {

    private HttpStatus() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST, UNREADABLE_RECORD, UNKNOWN_OPTION, MEANING_UNKNOWN, NOT_VERIFIABLE -> 400;
            case NOT_AUTHENTICATED -> 401;
            case ACCESS_DENIED, DATA_DENIED -> 403;
            case UNKNOWN_DATABASE, UNKNOWN_TASK, NO_RESULTS, NO_FEEDBACK, UNKNOWN_DEAD_LETTER, UNKNOWN_KNOWLEDGE -> 404;
            case NOT_AWAITING_ANSWER,
                    TASK_ENDED,
                    NOT_FINISHED,
                    NOT_FOLLOWABLE,
                    NOT_REPLAYABLE,
                    DATABASE_EXISTS,
                    DATABASE_CONFIGURED,
                    SEALING_UNAVAILABLE,
                    KNOWLEDGE_CONFLICT,
                    TOO_MUCH_KNOWLEDGE,
                    LAST_GRANT -> 409;
            case STALE_VERSION -> 412;
            case NOT_UNDERSTOOD,
                    NOT_IN_DATABASE,
                    CHANGES_DATA,
                    NO_QUESTION,
                    HELP_WANTED,
                    NO_CANDIDATE,
                    EXECUTION_FAILED,
                    ANSWER_EXPIRED,
                    SQL_FORBIDDEN,
                    QUERY_TOO_EXPENSIVE,
                    RESULT_TOO_LARGE,
                    ANSWER_DOUBTFUL,
                    READINGS_DO_NOT_FIT,
                    IDEMPOTENCY_KEY_REUSED,
                    CORRECTION_REFUSED,
                    DATABASE_UNUSABLE,
                    HOST_NOT_ALLOWED -> 422;
            case VERSION_MISSING -> 428;
            case TOO_MANY_STREAMS, TOO_MANY_REQUESTS -> 429;
            case SQL_INVALID, SQL_NOT_READ_ONLY, AGENT_FAILED, INTERNAL_ERROR -> 500;
            case NO_STREAM_LEFT, DATABASE_UNAVAILABLE, SERVICE_UNAVAILABLE, ROLE_TOO_WIDE, OVERLOADED -> 503;
            case QUERY_TIMEOUT, STEP_TIMEOUT, QUESTION_TIMEOUT -> 504;
        };
    }
}
