package dev.parley.tester.probe;

import dev.parley.runtime.database.SandboxSession;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Probes in one sandbox session, which is opened for the first of them. */
public final class ProbeSession implements Probes, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ProbeSession.class);
    private static final String CANCELED = "57014";

    /** Less is not worth a try. */
    private static final Duration LEAST = Duration.ofMillis(10);

    private final Supplier<SandboxSession> opening;
    private final Predicate<String> isRead;
    private final Duration limit;
    private final Instant end;
    private SandboxSession session;
    private RuntimeException broken;
    private int refused;

    /**
     * @param isRead whether a text is one read, by its form
     * @param limit for each probe
     * @param end of all
     */
    public ProbeSession(Supplier<SandboxSession> opening, Predicate<String> isRead, Duration limit, Instant end) {
        this.opening = opening;
        this.isRead = isRead;
        this.limit = limit;
        this.end = end;
    }

    @Override
    public List<ProbeRow> rows(String sql) {
        Duration left = Duration.between(Instant.now(), end);
        if (broken != null || left.compareTo(LEAST) < 0) {
            throw new OutOfTimeException("no time is left for a probe", broken);
        }
        if (!isRead.test(sql)) {
            refused++;
            LOG.debugf("a probe that is no read: %s", sql);
            return List.of();
        }
        try {
            List<ProbeRow> rows = new ArrayList<>();
            for (Row row : session().attempt(sql, left.compareTo(limit) < 0 ? left : limit)) {
                rows.add(values(row));
            }
            return rows;
        } catch (RuntimeException e) {
            return refused(sql, e);
        }
    }

    @Override
    public int refused() {
        return refused;
    }

    private SandboxSession session() {
        if (session == null) {
            session = opening.get();
        }
        return session;
    }

    private static ProbeRow values(Row row) {
        List<Object> values = new ArrayList<>(row.size());
        for (int i = 0; i < row.size(); i++) {
            values.add(row.getValue(i));
        }
        return new ProbeRow(values);
    }

    /** What the database does not take is no probe; a connection that is lost or stuck ends all of them. */
    private List<ProbeRow> refused(String sql, RuntimeException e) {
        PgException refusal = refusal(e);
        if (refusal == null) {
            broken = e;
            throw new OutOfTimeException("the session of the probes ended", e);
        }
        if (CANCELED.equals(refusal.getSqlState())) {
            throw new OutOfTimeException("a probe took too long", e);
        }
        refused++;
        LOG.debugf("a probe that PostgreSQL refuses (%s): %s", refusal.getMessage(), sql);
        return List.of();
    }

    private static PgException refusal(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refusal) {
                return refusal;
            }
            if (cause instanceof TimeoutException) {
                return null;
            }
        }
        return null;
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}
