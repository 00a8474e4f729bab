package dev.parley.tester.sandbox;

import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import dev.parley.model.error.ParleyException;
import dev.parley.model.message.TestFailed;
import dev.parley.model.message.TestType;
import dev.parley.runtime.pool.NoConnectionException;
import dev.parley.runtime.work.WithdrawnException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.json.DecodeException;
import io.vertx.pgclient.PgException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** From what PostgreSQL said to a failure that a repair and an asker can use. Source: PostgreSQL, appendix A. */
final class SandboxErrors {

    private static final Logger LOG = Logger.getLogger(SandboxErrors.class);

    private static final String LAYER = "database";
    private static final String LIMITS = "limits";
    private static final String LOCKED = "55P03";
    /** Out of memory, temporary files over the role's limit, program limit: the statement's doing, not the server's state. */
    private static final Set<String> EXHAUSTED = Set.of("53200", "53400", "54000");

    private final Instant now;

    SandboxErrors(Instant now) {
        this.now = now;
    }

    /** @throws WithdrawnException when that is why it failed */
    TestFailed explain(RuntimeException e, String database, Duration limit) {
        return switch (cause(e)) {
            case WithdrawnException withdrawn -> throw withdrawn;
            case PgException pg -> explain(pg, database, limit);
            case ParleyException known -> new TestFailed(TestType.ENVIRONMENT, known.failure());
            case NoConnectionException busy -> {
                LOG.warnf("sandbox of %s: %s", database, busy.getMessage());
                yield unavailable("The database \"" + database + "\" has no free connection at the moment");
            }
            case TimeoutException timeout -> tooSlow(limit);
            case TooLongFrameException tooLarge -> tooLarge();
            case Throwable other when isUnreadable(other) -> unreadable();
            case Throwable other -> {
                LOG.warnf("sandbox of %s: %s", database, other);
                yield notAnswering(database);
            }
        };
    }

    private TestFailed explain(PgException e, String database, Duration limit) {
        String state = e.getSqlState() == null ? "" : e.getSqlState();
        if (state.equals("57014")) {
            return tooSlow(limit);
        }
        if (state.equals("42501")) {
            return new TestFailed(
                    TestType.SAFETY,
                    Failure.of(ErrorCode.ACCESS_DENIED, "Access denied", now)
                            .withDetails(Map.of("layer", LAYER, "sqlstate", state)));
        }
        if (EXHAUSTED.contains(state)) {
            return tooExpensive(e);
        }
        if (state.equals("25006")) {
            return failed(TestType.SAFETY, ErrorCode.SQL_NOT_READ_ONLY, e);
        }
        if (state.equals(LOCKED)) {
            return locked(state);
        }
        if (isEnvironment(state)) {
            LOG.warnf("sandbox of %s: %s", database, e.getMessage());
            return notAnswering(database);
        }
        return state.startsWith("42") || state.startsWith("0A")
                ? failed(TestType.SYNTAX, ErrorCode.SQL_INVALID, e)
                : failed(TestType.EXECUTION, ErrorCode.EXECUTION_FAILED, e);
    }

    /** Connection, authorization of the role itself, resources, operator's intervention, system error. */
    private static boolean isEnvironment(String state) {
        return state.startsWith("08")
                || state.startsWith("28")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.startsWith("58")
                || state.equals("3D000");
    }

    private TestFailed failed(TestType type, ErrorCode code, PgException e) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("layer", LAYER);
        details.put("sqlstate", e.getSqlState());
        if (e.getPosition() != null) {
            // What can be wrong at a place in the text is found by the EXPLAIN in front of it.
            details.put("position", Integer.parseInt(e.getPosition()) - Plan.EXPLAIN.length());
        }
        return new TestFailed(
                type,
                Failure.of(code, "PostgreSQL: " + e.getErrorMessage(), now)
                        .withHint(e.getHint())
                        .withDetails(details));
    }

    TestFailed tooSlow(Duration limit) {
        return new TestFailed(
                TestType.EXECUTION,
                Failure.of(
                                ErrorCode.QUERY_TIMEOUT,
                                "The query was stopped after " + limit.toSeconds() + " seconds",
                                now)
                        .withHint("Ask for less: a shorter period, fewer tables, or a filter")
                        .withDetails(Map.of("layer", LIMITS)));
    }

    private TestFailed tooExpensive(PgException e) {
        return new TestFailed(
                TestType.EXECUTION,
                Failure.of(ErrorCode.QUERY_TOO_EXPENSIVE, "PostgreSQL: " + e.getErrorMessage(), now)
                        .withHint("Ask for less: a shorter period, fewer tables, or a filter")
                        .withDetails(Map.of("layer", LIMITS, "sqlstate", e.getSqlState())));
    }

    private TestFailed tooLarge() {
        return new TestFailed(
                TestType.EXECUTION,
                Failure.of(ErrorCode.RESULT_TOO_LARGE, "A row of the result is too large to be brought", now)
                        .withHint("Ask for fewer columns, or for a part of the long ones")
                        .withDetails(Map.of("layer", LIMITS)));
    }

    /** The driver knows fewer values than PostgreSQL: an infinite numeric, the hour 24. */
    private static boolean isUnreadable(Throwable e) {
        return e instanceof DecoderException
                || e instanceof ArithmeticException
                || e instanceof NumberFormatException
                || e instanceof DateTimeException
                || e instanceof DecodeException;
    }

    private TestFailed unreadable() {
        return new TestFailed(
                TestType.EXECUTION,
                Failure.of(ErrorCode.EXECUTION_FAILED, "A value of the result cannot be brought as it is", now)
                        .withHint("Bring it as text: column::text")
                        .withDetails(Map.of("layer", LIMITS)));
    }

    /** No fault of the statement: another one would wait, too. */
    private TestFailed locked(String state) {
        return new TestFailed(
                TestType.ENVIRONMENT,
                Failure.of(ErrorCode.DATABASE_UNAVAILABLE, "A table that the query reads is locked by others", now)
                        .withHint("Try again when they are done, as after a change of the table")
                        .withDetails(Map.of("layer", LIMITS, "sqlstate", state)));
    }

    /** The request's deadline had passed before anything was done. */
    TestFailed tooLate() {
        return new TestFailed(
                TestType.ENVIRONMENT,
                Failure.of(ErrorCode.QUERY_TIMEOUT, "There was no time left to run the query", now)
                        .withHint("Try again; if it stays so, there are more questions than testers")
                        .withDetails(Map.of("layer", LIMITS)));
    }

    private TestFailed notAnswering(String database) {
        return unavailable("The database \"" + database + "\" does not answer at the moment");
    }

    private TestFailed unavailable(String message) {
        return new TestFailed(
                TestType.ENVIRONMENT,
                Failure.of(ErrorCode.DATABASE_UNAVAILABLE, message, now)
                        .withHint("Try again in a moment; its operator finds the reason in the tester's log"));
    }

    /** The driver's exceptions come wrapped by whoever awaited them. */
    private static Throwable cause(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (isUnreadable(t) && !(t instanceof TooLongFrameException)) {
                return t;
            }
            if (t instanceof ParleyException
                    || t instanceof PgException
                    || t instanceof WithdrawnException
                    || t instanceof NoConnectionException
                    || t instanceof TimeoutException
                    || t instanceof TooLongFrameException) {
                return t;
            }
        }
        return e;
    }
}
