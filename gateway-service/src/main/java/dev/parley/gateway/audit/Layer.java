package dev.parley.gateway.audit;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;

/** Which layer refused, or failed. Testers name theirs in the details of a failure; else the error code tells. */
final class Layer {

    private Layer() {}

    static String of(Failure failure) {
        return failure.details().get("layer") instanceof String named ? named : of(failure.errorCode());
    }

    private static String of(ErrorCode code) {
        return switch (code) {
            case NOT_AUTHENTICATED -> "authentication";
            case ACCESS_DENIED, UNKNOWN_TASK, LAST_GRANT, UNKNOWN_KNOWLEDGE -> "authorization";
            case INVALID_REQUEST,
                    UNKNOWN_DATABASE,
                    UNREADABLE_RECORD,
                    NOT_AWAITING_ANSWER,
                    UNKNOWN_OPTION,
                    TASK_ENDED,
                    TOO_MANY_STREAMS,
                    NO_STREAM_LEFT,
                    IDEMPOTENCY_KEY_REUSED,
                    NOT_FINISHED,
                    NOT_FOLLOWABLE,
                    NO_RESULTS,
                    NO_FEEDBACK,
                    DATABASE_EXISTS,
                    DATABASE_CONFIGURED,
                    STALE_VERSION,
                    DATABASE_UNUSABLE,
                    HOST_NOT_ALLOWED,
                    SEALING_UNAVAILABLE,
                    UNKNOWN_DEAD_LETTER,
                    NOT_REPLAYABLE -> "ingress";
            case MEANING_UNKNOWN, KNOWLEDGE_CONFLICT, VERSION_MISSING, TOO_MUCH_KNOWLEDGE, NOT_VERIFIABLE -> "ingress";
            case NOT_UNDERSTOOD,
                    READINGS_DO_NOT_FIT,
                    NOT_IN_DATABASE,
                    CHANGES_DATA,
                    NO_QUESTION,
                    HELP_WANTED,
                    DATA_DENIED -> "clarifier";
            case NO_CANDIDATE -> "coder";
            case SQL_INVALID, SQL_NOT_READ_ONLY, SQL_FORBIDDEN, CORRECTION_REFUSED -> "guard";
            case ROLE_TOO_WIDE -> "role";
            case QUERY_TOO_EXPENSIVE -> "budget";
            case QUERY_TIMEOUT, RESULT_TOO_LARGE -> "limits";
            case EXECUTION_FAILED, DATABASE_UNAVAILABLE -> "database";
            case ANSWER_DOUBTFUL -> "truth";
            case ANSWER_EXPIRED, STEP_TIMEOUT, QUESTION_TIMEOUT -> "deadline";
            case TOO_MANY_REQUESTS, OVERLOADED -> "overload";
            case AGENT_FAILED -> "agent";
            case INTERNAL_ERROR, SERVICE_UNAVAILABLE -> "gateway";
        };
    }
}
