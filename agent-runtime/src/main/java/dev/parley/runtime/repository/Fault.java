package dev.parley.runtime.repository;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Kinds of failure of a statement, by what can be done about it. */
public enum Fault {
    /** The connection is gone, or the server stops, starts, or has no room. */
    LOST,
    /** No answer within the time that is waited; what was sent may have happened. */
    UNANSWERED,
    /** The server has undone the transaction because of another one. */
    CONFLICT,
    /** The server stopped the statement at its time-out: nothing of it has happened. */
    STOPPED,
    /** The server stopped waiting for a lock of another one: nothing of it has happened. */
    BLOCKED,
    /** The server takes no such values: they break a constraint, or are too large, or none of their type. */
    BAD_DATA,
    /** It would fail again. */
    LASTING;

    /** By the failure, or by what it was caused by. */
    public static Fault of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .map(Fault::alone)
                .filter(fault -> fault != LASTING)
                .findFirst()
                .orElse(LASTING);
    }

    /** Whether it goes away when the database is there again. */
    public boolean isOutage() {
        return this == LOST || this == UNANSWERED;
    }

    /** Whether the server gave up since it took too long; nothing has happened, and later it may not. */
    public boolean isTooLate() {
        return this == STOPPED || this == BLOCKED;
    }

    /** Whether the same gives the same again, however much later it is tried. */
    public boolean isOfStatement() {
        return this == LASTING || this == BAD_DATA || this == STOPPED;
    }

    /** Whether a statement that only reads may be tried again. */
    boolean mayBeReadAgain() {
        return this == LOST || this == CONFLICT;
    }

    private static Fault alone(Throwable cause) {
        return switch (cause) {
            case PgException e -> ofState(String.valueOf(e.getSqlState()));
            case JacksonException e -> LASTING; // though it is an IOException
            case IOException e -> LOST;
            case VertxException e -> LOST;
            case NoStackTraceThrowable e -> LOST; // requests that a connection had when it closed
            case TimeoutException e -> UNANSWERED;
            case io.smallrye.mutiny.TimeoutException e -> UNANSWERED;
            default -> LASTING;
        };
    }

    /** Source: PostgreSQL, appendix A. */
    private static Fault ofState(String state) {
        if (state.equals("40001") || state.equals("40P01")) {
            return CONFLICT;
        }
        if (state.equals("57014")) {
            return STOPPED;
        }
        if (state.equals("55P03")) {
            return BLOCKED;
        }
        if (Stream.of("22", "23", "54").anyMatch(state::startsWith)) {
            return BAD_DATA;
        }
        return Stream.of("08", "53", "57P").anyMatch(state::startsWith) ? LOST : LASTING;
    }
}
