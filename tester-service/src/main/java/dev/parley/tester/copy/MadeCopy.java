package dev.parley.tester.copy;

import dev.parley.runtime.pool.ConnectionPool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A copy that is in place, as it is noted beside it for all testers.
 *
 * @param fingerprint of what it was made from
 * @param at when its rows were read
 */
record MadeCopy(String fingerprint, Instant at) {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Set<String> NOT_THERE = Set.of("42P01", "3F000");
    private static final String READ = "SELECT fingerprint, at FROM parley_copy.made";

    boolean isOlderThan(Duration age, Instant now) {
        return at.plus(age).isBefore(now);
    }

    /** Empty when there is none yet. */
    static Optional<MadeCopy> of(ConnectionPool owner) {
        try {
            var rows = owner.execute(READ, Tuple.tuple()).await().atMost(LIMIT).iterator();
            return rows.hasNext() ? Optional.of(of(rows.next())) : Optional.empty();
        } catch (PgException e) {
            if (NOT_THERE.contains(e.getSqlState())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static MadeCopy of(Row row) {
        return new MadeCopy(row.getString(0), row.getOffsetDateTime(1).toInstant());
    }

    /** In the transaction that puts the copy in place. */
    static void prepare(CopyTransaction transaction) {
        transaction.execute("CREATE SCHEMA IF NOT EXISTS parley_copy");
        transaction.execute(
                "CREATE TABLE IF NOT EXISTS parley_copy.made (fingerprint text NOT NULL, at timestamptz NOT NULL)");
        transaction.execute("CREATE TABLE IF NOT EXISTS parley_copy.note (text text NOT NULL)");
    }

    /** @param leftOut what is not as it is in the source */
    void note(CopyTransaction transaction, List<String> leftOut) {
        transaction.execute("DELETE FROM parley_copy.note");
        transaction.execute(
                "INSERT INTO parley_copy.note SELECT unnest($1::text[])", Tuple.of(leftOut.toArray(String[]::new)));
        transaction.execute("DELETE FROM parley_copy.made");
        transaction.execute(
                "INSERT INTO parley_copy.made VALUES ($1, $2)",
                Tuple.of(fingerprint, OffsetDateTime.ofInstant(at, ZoneOffset.UTC)));
    }

    /** Within a transaction that nobody else makes a copy in. */
    static Optional<MadeCopy> of(CopyTransaction transaction) {
        var rows = transaction.execute(READ).iterator();
        return rows.hasNext() ? Optional.of(of(rows.next())) : Optional.empty();
    }
}
