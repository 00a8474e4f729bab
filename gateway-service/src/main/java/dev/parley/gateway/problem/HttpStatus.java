package dev.parley.gateway.problem;

import dev.parley.model.error.ErrorCode;

/** The HTTP status of each error code. */
final class HttpStatus {

    private HttpStatus() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case INVALID_REQUEST, UNREADABLE_RECORD, UNKNOWN_OPTION, MEANING_UNKNOWN, NOT_VERIFIABLE -> 400;
            case NOT_AUTHENTICATED -> 401;
            case ACCESS_DENIED -> 403;
            case UNKNOWN_DATABASE, UNKNOWN_TASK, NO_RESULTS, NO_FEEDBACK, UNKNOWN_DEAD_LETTER -> 404;
            case NOT_AWAITING_ANSWER,
                    TASK_ENDED,
                    NOT_FINISHED,
                    LAST_GRANT,
                    DATABASE_EXISTS,
                    DATABASE_CONFIGURED,
                    SEALING_UNAVAILABLE,
                    NOT_REPLAYABLE -> 409;
            case STALE_VERSION -> 412;
            case UNKNOWN_KNOWLEDGE -> 404;
            case KNOWLEDGE_CONFLICT, TOO_MUCH_KNOWLEDGE -> 409;
            case VERSION_MISSING -> 428;
            case NOT_UNDERSTOOD,
                    NO_CANDIDATE,
                    EXECUTION_FAILED,
                    ANSWER_EXPIRED,
                    SQL_FORBIDDEN,
                    QUERY_TOO_EXPENSIVE,
                    RESULT_TOO_LARGE,
                    ANSWER_DOUBTFUL,
                    IDEMPOTENCY_KEY_REUSED,
                    CORRECTION_REFUSED,
                    DATABASE_UNUSABLE,
                    HOST_NOT_ALLOWED -> 422;
            case SQL_INVALID, SQL_NOT_READ_ONLY, AGENT_FAILED, INTERNAL_ERROR -> 500;
            case TOO_MANY_REQUESTS -> 429;
            case DATABASE_UNAVAILABLE, SERVICE_UNAVAILABLE, ROLE_TOO_WIDE, NO_STREAM_LEFT, OVERLOADED -> 503;
            case QUERY_TIMEOUT, STEP_TIMEOUT, QUESTION_TIMEOUT -> 504;
            case TOO_MANY_STREAMS -> 429;
        };
    }
}
