package dev.parley.gateway.audit;

import dev.parley.gateway.paging.PageStatement;
import dev.parley.model.Json;
import dev.parley.model.error.ConnectionException;
import dev.parley.model.error.ErrorCode;
import dev.parley.model.error.Failure;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The SQL of the table {@code audit}. */
@ApplicationScoped
class AuditRepository {

    private static final String INSERT = """
            INSERT INTO audit (at, principal, tenant, act, outcome, task_id, database, question, sql, error_code, layer,
                               detail, duration_millis)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """;

    private static final String PURGE = """
            DELETE FROM audit
            WHERE id IN (SELECT id FROM audit WHERE at < $1 ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED)
            """;

    /** Of this transaction only. */
    private static final String LIMIT_TIME = "SELECT set_config('statement_timeout', $1, true)";

    private static final String QUERY_CANCELED = "57014";

    private final Pool pool;
    private final AuditConfig config;

    AuditRepository(Pool pool, AuditConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** @param client a connection with the transaction that the row belongs to */
    Uni<Void> append(SqlClient client, AuditEntry entry) {
        return client.preparedQuery(INSERT).execute(values(entry)).replaceWithVoid();
    }

    Uni<Void> append(AuditEntry entry) {
        return append(pool, entry);
    }

    /** All or none. */
    Uni<Void> append(List<AuditEntry> entries) {
        List<Tuple> rows = entries.stream().map(AuditRepository::values).toList();
        return pool.withTransaction(connection ->
                connection.preparedQuery(INSERT).executeBatch(rows).replaceWithVoid());
    }

    /**
     * One more than its limit, newest first, so that the caller knows whether there are more.
     *
     * @return fails with a {@link ConnectionException} when it takes longer than {@link AuditConfig#readLimit}
     */
    Uni<List<StoredEntry>> find(AuditQuery query) {
        PageStatement.Statement statement = query.statement();
        String millis = Long.toString(config.readLimit().toMillis());
        return pool.withTransaction(connection -> connection
                        .preparedQuery(LIMIT_TIME)
                        .execute(Tuple.of(millis))
                        .chain(() -> connection.preparedQuery(statement.sql()).execute(statement.values())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AuditRepository::entry)
                        .toList())
                .onFailure(AuditRepository::isOutOfTime)
                .transform(this::tooSlow);
    }

    private static boolean isOutOfTime(Throwable e) {
        return e instanceof PgException pg && QUERY_CANCELED.equals(pg.getSqlState());
    }

    private ConnectionException tooSlow(Throwable e) {
        String limit = config.readLimit().toMillis() + " ms";
        return new ConnectionException(
                Failure.of(
                                ErrorCode.SERVICE_UNAVAILABLE,
                                "Reading the audit took longer than " + limit + " and was stopped",
                                Instant.now())
                        .withHint("Narrow the time by `from` and `to`, or ask by fewer filters at once"),
                e);
    }

    /** @return how many rows are gone; as many as the limit when there may be more */
    Uni<Integer> purge(Instant before, int limit) {
        return pool.preparedQuery(PURGE).execute(Tuple.of(utc(before), limit)).map(rows -> rows.rowCount());
    }

    /** @param id place among rows of the same time */
    record StoredEntry(long id, AuditEntry entry) {}

    private static Tuple values(AuditEntry entry) {
        return Tuple.tuple()
                .addOffsetDateTime(utc(entry.at()))
                .addString(entry.principal())
                .addString(entry.tenant())
                .addString(entry.act().name())
                .addString(entry.outcome().name())
                .addUUID(entry.taskId())
                .addString(entry.database())
                .addString(entry.question())
                .addString(entry.sql())
                .addString(entry.errorCode() == null ? null : entry.errorCode().code())
                .addString(entry.layer())
                .addString(entry.detail())
                .addDouble(entry.durationMillis());
    }

    private static StoredEntry entry(Row row) {
        String code = row.getString("error_code");
        UUID taskId = row.getUUID("task_id");
        return new StoredEntry(
                row.getLong("id"),
                new AuditEntry(
                        row.getOffsetDateTime("at").toInstant(),
                        row.getString("principal"),
                        row.getString("tenant"),
                        Act.valueOf(row.getString("act")),
                        Outcome.valueOf(row.getString("outcome")),
                        taskId,
                        row.getString("database"),
                        row.getString("question"),
                        row.getString("sql"),
                        code == null ? null : Json.read('"' + code + '"', ErrorCode.class),
                        row.getString("layer"),
                        row.getString("detail"),
                        row.getDouble("duration_millis")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
