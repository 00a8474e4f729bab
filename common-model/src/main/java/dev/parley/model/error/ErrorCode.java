package dev.parley.model.error;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every error that leaves Parley. The number is the identity: it is never reused and never changes its meaning. Ranges:
 * 1000 query, 2000 validation, 3000 security, 4000 agent, 5000 connection.
 */
public enum ErrorCode {
    NOT_UNDERSTOOD(1001, ErrorKind.USER, "Question not understood"),
    NO_CANDIDATE(1002, ErrorKind.USER, "No SQL could be made"),
    SQL_INVALID(1003, ErrorKind.INTERNAL, "SQL is not valid"),
    SQL_NOT_READ_ONLY(1004, ErrorKind.INTERNAL, "SQL is not a single read"),
    EXECUTION_FAILED(1005, ErrorKind.USER, "The database refused the query"),
    QUERY_TIMEOUT(1006, ErrorKind.RESOURCE, "The query took too long"),
    ANSWER_EXPIRED(1007, ErrorKind.USER, "Nobody answered the question back in time"),
    SQL_FORBIDDEN(1008, ErrorKind.USER, "SQL reaches beyond what a question may"),
    QUERY_TOO_EXPENSIVE(1009, ErrorKind.RESOURCE, "The query would cost too much"),
    RESULT_TOO_LARGE(1010, ErrorKind.RESOURCE, "A row of the result is too large"),
    ANSWER_DOUBTFUL(1011, ErrorKind.INTERNAL, "The result is not what the question means"),
    READINGS_DO_NOT_FIT(1012, ErrorKind.USER, "The readings do not fit into one answer"),
    NOT_IN_DATABASE(1020, ErrorKind.USER, "Not in this database"),
    CHANGES_DATA(1021, ErrorKind.USER, "Parley reads and changes nothing"),
    NO_QUESTION(1022, ErrorKind.USER, "Not a question about data"),
    HELP_WANTED(1023, ErrorKind.USER, "What can be asked"),

    INVALID_REQUEST(2001, ErrorKind.USER, "Invalid request"),
    UNKNOWN_DATABASE(2002, ErrorKind.USER, "Unknown database"),
    UNKNOWN_TASK(2003, ErrorKind.USER, "Unknown task"),
    UNREADABLE_RECORD(2004, ErrorKind.USER, "Unreadable record"),
    NOT_AWAITING_ANSWER(2005, ErrorKind.USER, "The task is not waiting for an answer"),
    UNKNOWN_OPTION(2006, ErrorKind.USER, "No such option"),
    TASK_ENDED(2007, ErrorKind.USER, "The task has ended"),
    IDEMPOTENCY_KEY_REUSED(2010, ErrorKind.USER, "The idempotency key belongs to another request"),
    NOT_FINISHED(2011, ErrorKind.USER, "The task has not finished"),
    NO_RESULTS(2012, ErrorKind.USER, "The task has no rows"),
    QUESTION_TIMEOUT(2013, ErrorKind.USER, "The time for the question is over"),
    CORRECTION_REFUSED(2014, ErrorKind.USER, "The corrected SQL is not one read"),
    NO_FEEDBACK(2015, ErrorKind.USER, "There is no feedback"),
    NOT_FOLLOWABLE(2016, ErrorKind.USER, "The question cannot be followed"),
    TOO_MANY_STREAMS(2020, ErrorKind.USER, "Too many streams"),
    NO_STREAM_LEFT(2021, ErrorKind.RESOURCE, "No room for another stream"),
    UNKNOWN_DEAD_LETTER(2030, ErrorKind.USER, "Unknown dead letter"),
    NOT_REPLAYABLE(2031, ErrorKind.USER, "The dead letter cannot be replayed"),
    DATABASE_EXISTS(2040, ErrorKind.USER, "There is a database of that name"),
    DATABASE_CONFIGURED(2041, ErrorKind.USER, "The database is configured, not registered"),
    STALE_VERSION(2042, ErrorKind.USER, "Somebody else changed it"),
    DATABASE_UNUSABLE(2043, ErrorKind.USER, "The database cannot be used like this"),
    HOST_NOT_ALLOWED(2044, ErrorKind.USER, "No database may be registered there"),
    SEALING_UNAVAILABLE(2045, ErrorKind.USER, "There is no key to seal passwords with"),
    UNKNOWN_KNOWLEDGE(2050, ErrorKind.USER, "Unknown term or verified query"),
    MEANING_UNKNOWN(2051, ErrorKind.USER, "The meaning does not fit the database"),
    KNOWLEDGE_CONFLICT(2052, ErrorKind.USER, "It is known otherwise already"),
    VERSION_MISSING(2053, ErrorKind.USER, "The version is missing"),
    TOO_MUCH_KNOWLEDGE(2054, ErrorKind.USER, "Too many terms or verified queries"),
    NOT_VERIFIABLE(2055, ErrorKind.USER, "Not fit for a verified query"),

    NOT_AUTHENTICATED(3001, ErrorKind.USER, "Not authenticated"),
    ACCESS_DENIED(3002, ErrorKind.USER, "Access denied"),
    LAST_GRANT(3003, ErrorKind.USER, "The last grant of a database"),
    DATA_DENIED(3004, ErrorKind.USER, "There, but not for questions"),

    AGENT_FAILED(4001, ErrorKind.INTERNAL, "An agent failed"),
    STEP_TIMEOUT(4002, ErrorKind.RESOURCE, "An agent did not answer in time"),
    INTERNAL_ERROR(4003, ErrorKind.INTERNAL, "Internal error"),

    DATABASE_UNAVAILABLE(5001, ErrorKind.RESOURCE, "Database not available"),
    SERVICE_UNAVAILABLE(5002, ErrorKind.RESOURCE, "Service not available"),
    ROLE_TOO_WIDE(5003, ErrorKind.RESOURCE, "The database's role may do too much"),
    TOO_MANY_REQUESTS(5010, ErrorKind.RESOURCE, "Too many requests"),
    OVERLOADED(5011, ErrorKind.RESOURCE, "Too much work at the moment");

    private static final Map<String, ErrorCode> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(ErrorCode::code, Function.identity()));

    private final int number;
    private final ErrorKind kind;
    private final String title;

    ErrorCode(int number, ErrorKind kind, String title) {
        this.number = number;
        this.kind = kind;
        this.title = title;
    }

    /** The stable identity on the wire, such as {@code PARLEY-1001}. */
    @JsonValue
    public String code() {
        return "PARLEY-" + number;
    }

    @JsonCreator
    static ErrorCode ofCode(String code) {
        ErrorCode found = BY_CODE.get(code);
        if (found == null) {
            throw new IllegalArgumentException("unknown error code " + code);
        }
        return found;
    }

    public ErrorKind kind() {
        return kind;
    }

    /** A short heading for people. */
    public String title() {
        return title;
    }
}
