package dev.parley.runtime.trace;

import io.vertx.pgclient.PgException;

/**
 * A failure without its words: its kind, where it happened, and the same of its causes. For the log, since what a database
 * says of a statement quotes values of rows.
 */
public final class Wordless extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 10;

    private Wordless(Throwable failure, Wordless cause) {
        super(Spans.kind(failure), cause, false, true);
        // What the database refused was written by somebody else than us.
        setStackTrace(failure instanceof PgException ? new StackTraceElement[0] : failure.getStackTrace());
    }

    public static Wordless of(Throwable failure) {
        return of(failure, DEEPEST);
    }

    private static Wordless of(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        return new Wordless(failure, cause == null || depth == 0 ? null : of(cause, depth - 1));
    }

    /** The kind alone: a class, an SQLSTATE, or an error code. */
    @Override
    public String toString() {
        return getMessage();
    }
}
